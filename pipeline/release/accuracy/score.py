"""Rows of a run against gold: what was found, what was right, and how sure that is.

Belongs here: which rows belong together and which of their fields are right. Stays out: likeness of words (`alike.py`).

Rows of an article are paired one to one, most alike first. Quotes need 0.7 of their words in common; statistics the same value
within 1 %; meetings a sum of points for dates, place, name, participants and evidence of 1 or more. Precision is the share
of our rows that are right, recall the share of the gold rows that we have, F1 their harmonic mean. Intervals are Wilson's (1927)
at 95 %; for F1 they take the mean of both row counts as the sample, and for all of them rows as independent, though rows of one
article are not quite: read them as the least uncertainty there is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from pipeline.release.accuracy.alike import overlap, paired, same_measure, same_name, shared_words, squeezed
from pipeline.release.accuracy.gold import GoldArticle, GoldMeeting, GoldParticipant, GoldQuote, GoldSet, GoldStatistic
from pipeline.release.accuracy.intervals import wilson

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Sample:
    """The rows of the articles that gold has, as dicts, by table; `texts` by article id."""

    tables: Mapping[str, Sequence[Row]]
    texts: Mapping[str, str]


@dataclass(frozen=True)
class Measure:
    """How right one thing is. Of rows: `right` of `ours` and of `gold`. Of a field: `right` of the `gold` pairs compared."""

    sample: str
    table: str
    what: str
    description: str
    articles: int
    gold: int
    ours: int | None
    right: int

    @property
    def precision(self) -> float | None:
        return _share(self.right, self.ours) if self.ours is not None else None

    @property
    def recall(self) -> float | None:
        """Of a field: the share that is right."""
        return _share(self.right, self.gold)

    @property
    def f1(self) -> float | None:
        return None if self.ours is None else _share(2 * self.right, self.gold + self.ours)

    @property
    def interval(self) -> tuple[float, float] | None:
        """Of F1, or of the share of a field that is right."""
        size = self.gold if self.ours is None else (self.gold + self.ours) / 2
        return wilson(self.right, size)


def score(gold: GoldSet, sample: Sample) -> list[Measure]:
    """All measures of a set, in a fixed order. An article of the set that the tables lack counts as nothing found."""
    counts = _Counts()
    by_stem = {
        PurePosixPath(row["source_path"]).stem: row
        for row in sample.tables["articles"]
        if gold.source_id is None or row["source_id"] == gold.source_id
    }
    rows = {name: _by(sample.tables[name], "article_id") for name in ("meetings", "statistics", "quotes")}
    participants = _by(sample.tables["meeting_participants"], "meeting_id")
    for article in gold.articles:
        ours = by_stem.get(article.id)
        article_id = ours["article_id"] if ours else ""
        _article(counts, article, ours, sample.texts.get(article_id, ""))
        _quotes(counts, article.quotes, rows["quotes"][article_id])
        _statistics(counts, article.statistics, rows["statistics"][article_id])
        _meetings(counts, article.meetings, rows["meetings"][article_id], participants)
    return counts.measures(gold)


@dataclass
class _Counts:
    """Counts by (table, what): [right, ours, gold]; `ours` is None for a field."""

    rows: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    fields: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))

    def found(self, table: str, what: str, right: int, ours: int, gold: int) -> None:
        counted = self.rows[table, what]
        for place, number in enumerate((right, ours, gold)):
            counted[place] += number

    def compared(self, table: str, what: str, right: object) -> None:
        counted = self.fields[table, what]
        counted[0] += bool(right)
        counted[1] += 1

    def measures(self, gold: GoldSet) -> list[Measure]:
        measures = []
        for (table, what), description in DESCRIPTIONS.items():
            right, ours, known = self.rows.get((table, what), [0, 0, 0])
            if (table, what) in self.rows:
                measures.append(Measure(gold.name, table, what, description, len(gold.articles), known, ours, right))
            elif (table, what) in self.fields:
                right, known = self.fields[table, what]
                measures.append(Measure(gold.name, table, what, description, len(gold.articles), known, None, right))
        return measures


DESCRIPTIONS = {
    ("articles", "found"): "The article is in the table.",
    ("articles", "title"): "The headline is the same.",
    ("articles", "published_on"): "The date of publication is the same.",
    ("articles", "dateline_place"): "The dateline's city is the same, or both have none.",
    ("articles", "language"): "The language is the same.",
    ("articles", "text_begins"): "The text has the body's first words.",
    ("articles", "text_ends"): "The text has the body's last words.",
    ("articles", "no_boilerplate"): "A piece of page furniture is not in the text.",
    ("articles", "captions"): "A caption was kept.",
    ("meetings", "rows"): "Meetings found.",
    ("meetings", "start_date"): "Of meetings found: the first day is the same.",
    ("meetings", "end_date"): "Of meetings found: the last day is the same.",
    ("meetings", "place"): "Of meetings found: the city is the same, or both have none.",
    ("meetings", "country"): "Of meetings found: the country is the same.",
    ("meetings", "kind"): "Of meetings found: the kind is the same.",
    ("meetings", "status"): "Of meetings found: the status is the same.",
    ("meetings", "name"): "Of meetings found that have a name: half of its words are the same.",
    ("meeting_participants", "rows"): "Named participants found, in meetings found.",
    ("statistics", "rows"): "Figures found, by their value.",
    ("statistics", "unit_and_comparator"): "Figures found with the right unit and comparator.",
    ("statistics", "measure"): "Figures found with the right measure.",
    ("statistics", "period"): "Of figures found that have a period: it is the same.",
    ("statistics", "rate_per"): "Of figures found that are a rate: it is the same.",
    ("quotes", "rows"): "Quotes found, by their words.",
    ("quotes", "with_speaker"): "Quotes found with the right speaker.",
    ("quotes", "direct_and_mixed"): "Quotes in quotation marks found.",
    ("quotes", "direct_and_mixed_with_speaker"): "Quotes in quotation marks found with the right speaker.",
    ("quotes", "indirect"): "Reported speech found.",
    ("quotes", "indirect_with_speaker"): "Reported speech found with the right speaker.",
    ("quotes", "kind"): "Of quotes found: the kind is the same.",
}
"""Every measure, in the order in which it is published."""


def _article(counts: _Counts, gold: GoldArticle, ours: Row | None, text: str) -> None:
    def compared(what: str, right: object) -> None:
        counts.compared("articles", what, ours and right)

    head, row, body = gold.article, ours or {}, squeezed(text)
    compared("found", True)
    compared("title", squeezed(row.get("title")) == squeezed(head.title))
    compared("published_on", row.get("published_on") == head.published_on)
    compared(
        "dateline_place", squeezed(row.get("dateline_place")).casefold() == squeezed(head.dateline_place).casefold()
    )
    compared("language", row.get("language") == head.language)
    if head.body_first is not None:
        compared("text_begins", squeezed(head.body_first) in body)
        compared("text_ends", squeezed(head.body_last) in body)
        for furniture in head.boilerplate:
            compared("no_boilerplate", squeezed(furniture) not in body)
    captions = squeezed(" ".join(row.get("captions") or []))
    for caption in head.captions:
        compared("captions", squeezed(caption) in captions)


def _quotes(counts: _Counts, gold: Sequence[GoldQuote], ours: Sequence[Row]) -> None:
    families = {
        ("rows", "with_speaker"): None,
        ("direct_and_mixed", "direct_and_mixed_with_speaker"): {"direct", "mixed"},
        ("indirect", "indirect_with_speaker"): {"indirect"},
    }
    for (found, spoken), kinds in families.items():
        known = [quote for quote in gold if kinds is None or quote.kind in kinds]
        read = [row for row in ours if kinds is None or row["kind"] in kinds]
        pairs = paired(known, read, lambda a, b: shared_words(a.text, b["text"]), 0.7)
        counts.found("quotes", found, len(pairs), len(read), len(known))
        counts.found("quotes", spoken, sum(same_speaker(known[i], read[j]) for i, j in pairs), len(read), len(known))
        if kinds is None:
            for i, j in pairs:
                counts.compared("quotes", "kind", known[i].kind == read[j]["kind"])


def same_speaker(gold: GoldQuote, ours: Row) -> bool:
    """The same named speaker; where gold names nobody, the same body, office or words."""
    if gold.speaker_name:
        body = not gold.speaker_role and overlap(gold.speaker_name, ours["speaker_organisation"]) > 0.5
        return same_name(ours["speaker_name"], gold.speaker_name) or body
    return (
        overlap(gold.speaker_organisation, ours["speaker_name"]) > 0.5
        or overlap(gold.speaker_organisation, ours["speaker_organisation"]) > 0.5
        or overlap(gold.speaker_role, ours["speaker_role"]) > 0.5
        or overlap(gold.speaker_raw, ours["speaker_raw"]) > 0.5
        or (not gold.speaker_raw and not ours["speaker_name"])
    )


def _statistics(counts: _Counts, gold: Sequence[GoldStatistic], ours: Sequence[Row]) -> None:
    pairs = paired(gold, ours, _figures_alike, 1)
    counts.found("statistics", "rows", len(pairs), len(ours), len(gold))
    exact = sum(gold[i].unit == ours[j]["unit"] and gold[i].comparator == ours[j]["comparator"] for i, j in pairs)
    counts.found("statistics", "unit_and_comparator", exact, len(ours), len(gold))
    measured = sum(same_measure(gold[i].measure, ours[j]["measure"]) for i, j in pairs)
    counts.found("statistics", "measure", measured, len(ours), len(gold))
    for i, j in pairs:
        known, read = gold[i], ours[j]
        if known.period_start or read["period_start"]:
            same = (known.period_start, known.period_end) == (read["period_start"], read["period_end"])
            counts.compared("statistics", "period", same)
        if known.rate_per or read["rate_per"]:
            counts.compared("statistics", "rate_per", known.rate_per == read["rate_per"])


def _figures_alike(gold: GoldStatistic, ours: Row) -> float:
    value = float(ours["value"])
    if abs(gold.value - value) > 0.01 * max(abs(gold.value), 1e-9):
        return 0.0
    near = overlap(gold.evidence, ours["evidence"]) + overlap(gold.measure, ours["measure"])
    return 1 + near + float(gold.unit == ours["unit"])


def _meetings(
    counts: _Counts, gold: Sequence[GoldMeeting], ours: Sequence[Row], participants: Mapping[str, Sequence[Row]]
) -> None:
    present = [participants[row["meeting_id"]] for row in ours]
    numbered = list(enumerate(ours))
    pairs = paired(gold, numbered, lambda a, b: _meetings_alike(a, b[1], present[b[0]]), 1)
    counts.found("meetings", "rows", len(pairs), len(ours), len(gold))
    partner = dict(pairs)
    for i, known in enumerate(gold):
        named = [participant for participant in known.participants if participant.name]
        read = [row for row in present[partner[i]] if row["name"]] if i in partner else []
        same = paired(named, read, lambda a, b: float(same_name(a.name, b["name"])), 1)
        counts.found("meeting_participants", "rows", len(same), len(read), len(named))
    for j in set(range(len(ours))) - set(partner.values()):
        counts.found("meeting_participants", "rows", 0, sum(bool(row["name"]) for row in present[j]), 0)
    for i, j in pairs:
        _meeting_fields(counts, gold[i], ours[j])


def _meetings_alike(gold: GoldMeeting, ours: Row, present: Sequence[Row]) -> float:
    """Points for what the two have in common; dates that exclude each other and other places cost some."""
    points = _dates_alike(gold, ours["start_date"], ours["end_date"])
    if gold.place and ours["place"]:
        points += 0.6 if overlap(gold.place, ours["place"]) > 0.5 else -0.5
    points += overlap(gold.name, ours["name"])
    read = [row["name"] or row["organisation"] or row["role"] for row in present]
    if gold.participants and read:
        seen = sum(any(_same_participant(known, label) for label in read) for known in gold.participants)
        points += 1.2 * seen / len(gold.participants)
    return points + 0.8 * overlap(gold.evidence, ours["evidence"])


def _same_participant(gold: GoldParticipant, ours: str | None) -> bool:
    return same_name(ours, gold.label) or overlap(gold.label, ours) > 0.6


def _dates_alike(gold: GoldMeeting, start: date | None, end: date | None) -> float:
    if gold.start_date and start:
        if start <= (gold.end_date or gold.start_date) and gold.start_date <= (end or start):
            return 1.5 if gold.start_date == start else 1.0
        return -0.75
    return 0.25 if gold.start_date is None and start is None else 0.0


def _meeting_fields(counts: _Counts, gold: GoldMeeting, ours: Row) -> None:
    for what in ("start_date", "end_date", "country", "kind", "status"):
        counts.compared("meetings", what, getattr(gold, what) == ours[what])
    counts.compared("meetings", "place", overlap(gold.place, ours["place"]) > 0.5 if gold.place else not ours["place"])
    if gold.name:
        counts.compared("meetings", "name", overlap(gold.name, ours["name"]) >= 0.5)


def _by(rows: Sequence[Row], column: str) -> defaultdict[str, list[Row]]:
    grouped: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row[column]].append(row)
    return grouped


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None
