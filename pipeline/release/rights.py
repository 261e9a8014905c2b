"""Who may do what with a release: the licence of our tables, and the terms of each source.

Belongs here: the wording and the lists. Stays out: deciding which texts a release carries (`inputs.py`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import duckdb

from schemas import Table

LICENCE = "CC-BY-4.0"
LICENCE_TITLE = "Creative Commons Attribution 4.0 International"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
PER_SOURCE = "per source"
"""What stands as the licence of a table whose rows belong to their sources."""

AUTHORS = "The Dateline contributors"


@dataclass(frozen=True)
class Origin:
    """A source as far as its rights go, with the number of its articles and of texts that are in the release."""

    source_id: str
    publisher: str | None
    licence: str | None
    text_may_be_redistributed: bool
    terms_url: str | None
    attribution: str | None
    articles: int
    texts: int

    @classmethod
    def all(cls, connection: duckdb.DuckDBPyConnection) -> list[Self]:
        """Every source of the tables that the connection shows, by id."""
        rows = connection.execute(
            """SELECT source_id, s.publisher, s.licence, s.text_may_be_redistributed, s.terms_url, s.attribution,
                      count(a.article_id), count(t.article_id)
               FROM sources AS s LEFT JOIN articles AS a USING (source_id) LEFT JOIN article_texts AS t USING (article_id)
               GROUP BY ALL ORDER BY source_id"""
        ).fetchall()
        return [cls(*row) for row in rows]


def licence_of(table: Table) -> str:
    """The licence of a table's rows: ours, but for whole texts, which stay under the terms of their source."""
    return PER_SOURCE if table.name == "article_texts" else LICENCE


def licences_csv(tables: Sequence[Table], origins: Sequence[Origin]) -> str:
    """`LICENSES.csv`: one line a table, and one line a source of texts."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["table", "source_id", "licence", "terms_url", "attribution", "texts"])
    for table in tables:
        if licence_of(table) == LICENCE:
            writer.writerow([table.name, "", LICENCE, LICENCE_URL, AUTHORS, ""])
            continue
        for origin in origins:
            if origin.texts:
                name = origin.attribution or origin.publisher or origin.source_id
                writer.writerow(
                    [
                        table.name,
                        origin.source_id,
                        origin.licence or "see terms",
                        origin.terms_url or "",
                        name,
                        origin.texts,
                    ]
                )
    return out.getvalue()


def licence_page(origins: Sequence[Origin]) -> str:
    """`LICENSE.md`: what may be done with what."""
    withheld = sum(origin.articles for origin in origins if not origin.text_may_be_redistributed)
    texts = sum(origin.texts for origin in origins)
    return f"""# Licence

The tables of this release, their descriptions and the selection and arrangement of their rows are licensed under
[{LICENCE_TITLE}]({LICENCE_URL}) ({LICENCE}): use them for any purpose, name "{AUTHORS}" and the version, and say what you changed.
The grant reaches as far as our own rights reach. Facts belong to nobody.

Columns that repeat words of an article (`evidence`, `text` of quotes, titles and captions) are short excerpts, given so that
every value can be checked. The articles stay their publishers'.

Whole texts are in `article_texts` only where the source's terms allow it: {texts:,} texts. Each stays under the licence of its
source, listed in `LICENSES.csv`. The texts of {withheld:,} further articles are not passed on; `articles` gives their addresses.

People are named in what they said or did in office. If you find something here that should not be public, tell us: it is taken
out of every release by a redaction revision, and the old copy is replaced.
"""


def attribution_page(origins: Sequence[Origin]) -> str:
    """`ATTRIBUTION.md`: the sources, each named as it asks to be."""
    lines = ["# Sources", ""]
    for origin in origins:
        name = origin.attribution or origin.publisher or origin.source_id
        terms = f", [terms]({origin.terms_url})" if (origin.terms_url or "").startswith(("https://", "http://")) else ""
        texts = f"{origin.texts:,} with text" if origin.texts else "no texts"
        lines.append(
            f"- **{markdown(name)}** (`{markdown(origin.source_id)}`): {origin.articles:,} articles, {texts}{terms}"
        )
    return "\n".join(lines) + "\n"


def markdown(value: str) -> str:
    """A text on one line of Markdown, where nothing in it is taken for markup."""
    joined = " ".join(value.split())
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#|!" else c for c in joined)
