"""Dates of a text, and what they mean in days."""
