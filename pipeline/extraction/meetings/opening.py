"""Where the text goes on behind a dateline: the words in front of it tell of no meeting.

Belongs here: finding the end of a dateline. Stays out: the place that it names (`pipeline.articles`).
"""

from __future__ import annotations

import re

from pipeline.language.document import Document
from pipeline.language.mentions import DateKind, DateMention

_DATELINE = re.compile(r"[^\n]{0,90}?(?:\s(?:[-–—]{1,3})\s|[.:]\s?[-–—]\s?)")


def _is_print_date(day: DateMention, document: Document) -> bool:
    """Whether a day in front of a dash is the one on which the article was published."""
    return day.start is not None and day.start == day.end == document.published_on and day.kind is not DateKind.RELATIVE


_LEADING = 3
"""Paragraphs in which a dateline can stand: a subtitle may come before it."""


def dateline_ends(document: Document) -> list[int]:
    """Where the text goes on behind each dateline ('LYON, France, 22 May 2014 – ') of the first paragraphs."""
    ends: list[int] = []
    place = (document.dateline_place or "").casefold()
    for paragraph in document.paragraphs[:_LEADING]:
        found = _DATELINE.match(document.text, paragraph.start, paragraph.end)
        if found is None or any(mark in found[0] for mark in '“”"«»'):
            continue
        word = re.split(r"[ ,.]", found[0], maxsplit=1)[0]
        printed = any(
            paragraph.start <= day.span.start < found.end() and _is_print_date(day, document) for day in document.dates
        )
        if printed or (place and place in found[0].casefold()) or (len(word) > 2 and word.isupper()):
            ends.append(found.end())
    return ends
