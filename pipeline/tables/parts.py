"""Which file of a table a row stands in: decided by its article's id alone, so that an unchanged file stays the same file.

Belongs here: the rule. Stays out: writing. An article's id is a hash, so its leading bits spread articles evenly; with twice
the articles every part splits in two, and a run that adds a few articles rewrites only the parts that they fall into.
"""

from __future__ import annotations

ARTICLES_PER_PART = 512
"""How many articles a part holds at most, on average: about a megabyte of compressed text."""

BUCKET_BITS = 8
"""Leading bits of an article's id that name the bucket in which its rows wait while a run is under way."""


def bits_for(articles: int) -> int:
    """How many leading bits name a part, so that the average part holds at most `ARTICLES_PER_PART` articles."""
    return max(0, -(-articles // ARTICLES_PER_PART) - 1).bit_length()


def leading_bits(article_id: str, bits: int) -> int:
    """The leading bits of the hash in an id such as `a_3f09c2d7a1b45e60`."""
    return int(article_id[-16:], 16) >> (64 - bits)


def part_name(number: int, bits: int) -> str:
    """Parts in order of their number also stand in order of their names."""
    return f"{number:0{max(1, -(-bits // 4))}x}"


def part_of(file: str) -> str:
    """The part in the name of a file of a table."""
    return file.split("-")[-2]
