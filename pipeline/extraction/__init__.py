"""Mentions of one article -> rows of meetings, statistics and quotes. Pure: no I/O, no clock."""
