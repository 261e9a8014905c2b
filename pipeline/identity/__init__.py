"""Rows -> who and what is the same across articles."""
