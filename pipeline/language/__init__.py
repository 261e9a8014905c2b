"""Canonical text -> mentions, each with its exact span."""
