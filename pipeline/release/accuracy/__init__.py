"""How right the tables are, measured at build time against rows that people made by reading.

    gold.py       the hand-made rows, as `seeds/gold/<stem of the article's path>.json` holds them
    alike.py      when two texts, names or measures mean the same
    score.py      rows of a run against gold: how many are found, how many are right, with intervals

Nothing here is ever typed in: a release measures itself on the tables that it ships.
"""

from pipeline.release.accuracy.gold import GoldSet
from pipeline.release.accuracy.score import Measure, Sample, score

__all__ = ["GoldSet", "Measure", "Sample", "score"]
"""The doors of this package: a set of gold, the tables' rows for it, and what was measured."""
