"""Quantities of an article -> rows of statistics."""

from __future__ import annotations

from pipeline.extraction.statistics.statistics import extract_statistics

__all__ = ["extract_statistics"]
