"""The nouns of Dateline: one row model per table, closed vocabularies, and everything derived from them.

Belongs here: row models, vocabularies, the catalogue of tables, and what is derived from them (Arrow, JSON Schema, dictionary).
Stays out: reading, extracting, writing. This package imports nothing of `pipeline`.
"""

from schemas.articles import Article, ArticleRevision, ArticleText
from schemas.catalogue import TABLES, Table
from schemas.identity import Event, OfficeHeld, Organisation, Person
from schemas.meetings import Meeting, Participant
from schemas.origins import Reject, Source
from schemas.quotes import Quote, Segment
from schemas.statistics import Statistic

__all__ = [
    "TABLES",
    "Article",
    "ArticleRevision",
    "ArticleText",
    "Event",
    "Meeting",
    "OfficeHeld",
    "Organisation",
    "Participant",
    "Person",
    "Quote",
    "Reject",
    "Segment",
    "Source",
    "Statistic",
    "Table",
]
