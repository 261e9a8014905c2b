"""A meeting as one article reports it, made comparable: dates as day numbers, people and bodies by identifier, its series.

Belongs here: the noun and how it is made of a row. Stays out: comparing two of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from pipeline.identity.folding import city_key, content_words, edition_in, function_words, without_ordinal, words_folded
from pipeline.language.lexicon import Entry, read_reference
from pipeline.language.reference import organisations

PRECISIONS = ("day", "week", "month", "year", "unknown")
"""From the most exact to the least."""

_TALKS = frozenset({"bilateral", "call"})


class SeriesEntry(Entry):
    """A line of `seeds/reference/event_series.tsv`."""

    series: str
    organisation: str | None = None
    name: str
    names: str


@dataclass(frozen=True)
class Series:
    """A recurring series: what identifies it, and what it is called."""

    key: str
    name: str
    listed: bool = False
    """Whether it is a line of the reference list, and so one series whoever reports it."""


@dataclass(frozen=True, slots=True)
class Report:
    """One meeting of one article. Days are proleptic ordinals, as of `date.toordinal`."""

    meeting_id: str
    article_id: str
    published_on: date | None
    language: str | None
    kind: str
    name: str | None
    called: str | None
    """The name, or else those whose meeting it is."""
    series: Series | None
    edition: int | None
    start_date: date | None
    end_date: date | None
    precision: str
    place: str | None
    country: str | None
    status: str
    part_of: str | None
    people: frozenset[str]
    principals: frozenset[str]
    """The people who confer in their own right: neither those who accompany them nor members of delegations."""
    others: frozenset[str]
    """Organisations, countries and groups that take part as such."""
    nations: frozenset[str]
    """Countries of all participants."""
    participant_count: int

    start: int | None = field(init=False)
    end: int | None = field(init=False)
    vagueness: int = field(init=False)
    """0 where the days are known, 4 where nothing is."""
    are_talks: bool = field(init=False)
    """Whether two sides confer, as against an assembly of many."""
    words: frozenset[str] = field(init=False)
    """The words of what it is called that say which meeting it is."""
    city: str | None = field(init=False)

    def __post_init__(self) -> None:
        last = self.end_date or self.start_date
        made = {
            "start": self.start_date.toordinal() if self.start_date else None,
            "end": last.toordinal() if self.start_date and last else None,
            "vagueness": PRECISIONS.index(self.precision) if self.start_date else len(PRECISIONS) - 1,
            "are_talks": self.kind in _TALKS,
            "words": content_words(self.called) if self.called else frozenset(),
            "city": city_key(self.place, self.country) if self.place else None,
        }
        for name, value in made.items():
            object.__setattr__(self, name, value)

    @property
    def likeness_key(self) -> tuple[object, ...]:
        """What two reports have in common that say the same of a meeting in the same words."""
        return (
            self.kind,
            self.called,
            (self.series.key, self.series.listed) if self.series else None,
            self.edition,
            self.start,
            self.end,
            self.precision,
            self.city,
            self.country,
            sorted(self.people),
            sorted(self.others),
            sorted(self.nations),
            self.language,
        )

    @property
    def order(self) -> tuple[date, str]:
        """Reports by the day of their article, then by identifier: an order that the input cannot change."""
        return (self.published_on or date.max, self.meeting_id)


Words = tuple[str, ...]


@dataclass(frozen=True)
class _Named:
    """One name of a listed series."""

    phrase: Words
    entry: SeriesEntry
    bodies: tuple[Words, ...]
    """The names of the organisation that holds it."""

    def holder(self, words: Words, around: Sequence[Set[str]]) -> int | None:
        """How near its organisation is: 0 in the name itself, then by the sets around; null where it is nowhere."""
        if self.entry.organisation is None or any(_within(body, words) for body in self.bodies):
            return 0
        return next((at for at, bodies in enumerate(around, start=1) if self.entry.organisation in bodies), None)

    def says_all(self, content: frozenset[str]) -> bool:
        """Whether nothing else is in the name: "General Assembly of the Angling Club" is of no listed series."""
        return content <= {*self.phrase, *(word for body in self.bodies for word in body)}


@cache
def _listed_series() -> Mapping[str, tuple[_Named, ...]]:
    """First word of a name -> the listed names that begin with it."""
    found: defaultdict[str, list[_Named]] = defaultdict(list)
    for entry in read_reference("event_series", SeriesEntry):
        body = organisations()[entry.organisation] if entry.organisation else None
        bodies = (body.name, *filter(None, body.aliases.split("|"))) if body else ()
        for name in (entry.name, *entry.names.split("|")):
            phrase = _significant(name)
            found[phrase[0]].append(
                _Named(phrase, entry, tuple(words for body_name in bodies if (words := _significant(body_name))))
            )
    return {first: tuple(names) for first, names in found.items()}


def _significant(name: str) -> Words:
    return tuple(word for word in words_folded(name) if word not in function_words())


def _within(phrase: Words, words: Words) -> bool:
    return any(words[at : at + len(phrase)] == phrase for at in range(len(words) - len(phrase) + 1))


def series_of(
    series: str | None, name: str | None, edition: int | None, around: Sequence[Set[str]]
) -> tuple[Series | None, int | None]:
    """The series and edition that a meeting's columns or its name tell.

    A name like "General Assembly" is any organisation's: `around` has the keys of the organisations around the meeting, those
    that most likely hold it first. Where two could be meant, none is.
    """
    told = series or name
    if not told:
        return None, edition
    number = edition or edition_in(name or "") or edition_in(told)
    words, content = _significant(told), content_words(told)
    fitting: dict[str, tuple[int, SeriesEntry]] = {}
    for at, word in enumerate(words):
        for named in _listed_series().get(word, ()):
            if words[at : at + len(named.phrase)] == named.phrase and named.says_all(content):
                near = named.holder(words, around)
                if near is not None and near <= fitting.get(named.entry.series, (near,))[0]:
                    fitting[named.entry.series] = (near, named.entry)
    if fitting:
        nearest = min(near for near, _ in fitting.values())
        meant = [entry for near, entry in fitting.values() if near == nearest]
        return (Series(meant[0].series, meant[0].name, listed=True) if len(meant) == 1 else None), number
    if not content or not (series or number):
        return None, number
    return Series(" ".join(sorted(content)), without_ordinal(told)), number
