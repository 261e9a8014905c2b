"""A mention on the tokens of its article.

Belongs here: the noun that the meeting grammar reads. Stays out: how items are laid over a text (`view`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.language.mentions import DateMention, Organisation, Person, Place

Kind = Literal["person", "organisation", "place", "date"]


@dataclass(slots=True, unsafe_hash=True)
class Item:
    """A mention and the tokens that it covers, `start:end`."""

    kind: Kind
    start: int
    end: int
    mention: Person | Organisation | Place | DateMention
