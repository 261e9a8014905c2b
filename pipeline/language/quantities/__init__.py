"""Figures of a text: a number with its unit, range, comparator, rate and direction."""
