"""The pages of a release for people: README, START_HERE, dictionary, quality report, and articles with their rows.

Belongs here: rendering the templates. Stays out: what they say. Pages stand alone: no script, no request to anywhere, every value
escaped, light and dark, readable without a mouse.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from math import isfinite
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from pipeline.release.accuracy import GoldSet, Measure
from pipeline.release.descriptors import DESCRIPTION, Subject
from pipeline.release.examples import Answer
from pipeline.release.rights import LICENCE, markdown
from pipeline.release.sql_files import macros, views
from schemas import TABLES
from schemas.dictionary import columns, vocabularies

_TEMPLATES = Path(__file__).parent / "templates"
_README_ROWS = 5
_REPORT_LINES = 400
_CHART_YEARS = 40


@cache
def _environment(*, escaped: bool) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=escaped, undefined=StrictUndefined, keep_trailing_newline=True
    )
    environment.filters |= {
        "figure": figure,
        "percent": percent,
        "markdown_grid": markdown_grid,
        "with_code": with_code,
        "is_web": lambda url: url.startswith(("https://", "http://")),
    }
    return environment


def render(template: str, subject: Subject, **values: Any) -> str:
    """A page from its template."""
    environment = _environment(escaped=template.endswith(".html"))
    style = Markup((_TEMPLATES / "style.css").read_text(encoding="utf-8"))
    tables = [(TABLES[entry.name], entry) for entry in subject.tables]
    return environment.get_template(template).render(
        subject=subject, style=style, licence=LICENCE, description=DESCRIPTION, tables=tables, **values
    )


def readme(subject: Subject, answers: Sequence[Answer], measures: Sequence[tuple[GoldSet, Sequence[Measure]]]) -> str:
    """`README.md`."""
    return render("README.md", subject, answers=answers, measures=measures)


def start_here(
    subject: Subject,
    *,
    answers: Sequence[Answer],
    measures: Sequence[tuple[GoldSet, Sequence[Measure]]],
    checks: Sequence[Mapping[str, Any]],
    coverage: Sequence[Mapping[str, Any]],
    changelog: str,
    croissant: Mapping[str, Any],
    article_pages: bool,
) -> str:
    """`START_HERE.html`."""
    return render(
        "start_here.html", subject, answers=answers, measures=measures, checks=checks, chart=chart(coverage), changelog=changelog,
        views=views(), macros=macros(), json_ld=in_script(croissant), article_pages=article_pages,
    )  # fmt: skip


def dictionary(subject: Subject) -> str:
    """`dictionary/index.html`."""
    listed = [(TABLES[entry.name], columns(TABLES[entry.name])) for entry in subject.tables]
    return render("dictionary.html", subject, dictionary=listed, vocabularies=vocabularies())


def quality_report(subject: Subject, checks: Sequence[Mapping[str, Any]], coverage: Sequence[Mapping[str, Any]]) -> str:
    """`quality/report.html`."""
    newest = sorted(coverage, key=lambda line: (line["month"] or "", line["source_id"]), reverse=True)[:_REPORT_LINES]
    rows = [
        [
            line[key]
            for key in ("source_id", "month", "articles", "repeats", "words", "meetings", "statistics", "quotes")
        ]
        for line in newest
    ]
    return render("quality.html", subject, checks=checks, coverage=coverage, coverage_rows=rows, limit=_REPORT_LINES)


def in_script(value: Mapping[str, Any]) -> Markup:
    """JSON that is safe inside a script element: nothing in it can end the element or begin a comment."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        plain = plain.replace(character, f"\\u{ord(character):04x}")
    return Markup(plain)


def figure(value: float) -> str:
    """A number as people read it: thousands apart, no needless zeros."""
    if isinstance(value, int) or not isfinite(value):
        return f"{value:,}"
    return f"{value:,.0f}" if value == int(value) and abs(value) < 1e15 else f"{value:,.6g}"


def with_code(text: str) -> Markup:
    """A description as HTML: what stands between backticks as code, all else escaped."""
    parts = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if n % 2 else escape(part) for n, part in enumerate(parts)
    )


def percent(share: float | None) -> str:
    """A share in percent with one decimal; nothing for none."""
    return "" if share is None else f"{100 * share:.1f}"


def markdown_grid(answer: Answer) -> str:
    """The first rows of an answer as a Markdown table."""
    lines = [f"| {' | '.join(answer.columns)} |", f"|{'---|' * len(answer.columns)}"]
    lines += [f"| {' | '.join(_cell(value) for value in row)} |" for row in answer.rows[:_README_ROWS]]
    if not answer.rows:
        return "No rows in this release."
    if len(answer.rows) > _README_ROWS:
        lines.append(f"\n{len(answer.rows)} rows in all.")
    return "\n".join(lines)


def chart(coverage: Sequence[Mapping[str, Any]]) -> Markup:
    """Articles by year as an inline picture, with the numbers as its text."""
    years: Counter[int] = Counter()
    for line in coverage:
        if line["month"]:
            years[int(line["month"][:4])] += line["articles"]
    if not years:
        return Markup("<p>No article has a date.</p>")
    shown = list(range(min(years), max(years) + 1))[-_CHART_YEARS:]
    most, width = max(years.values()), 720 / len(shown)
    bars = Markup("")
    for place, year in enumerate(shown):
        height = 140 * years[year] / most
        left = place * width
        bars += Markup(
            '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"><title>{}: {}</title></rect>'
        ).format(left + 1, 150 - height, max(1.0, width - 2), height, year, figure(years[year]))
        if len(shown) <= 12 or year % 5 == 0:
            bars += Markup('<text x="{:.1f}" y="168" text-anchor="middle">{}</text>').format(left + width / 2, year)
    label = "; ".join(f"{year}: {figure(years[year])}" for year in shown if years[year])
    return Markup('<svg viewBox="0 0 720 175" role="img" aria-label="Articles by year. {}">{}</svg>').format(
        label, bars
    )


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return figure(value)
    text = str(value)
    return markdown(text if len(text) <= 160 else text[:159] + "…")
