"""Checked tables -> a public version that people download."""
