"""An HTML page becomes an article: captions apart, declared and shown dates, layouts of a source by date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.articles.parse import parse
from pipeline.articles.parsed import ParsedArticle
from pipeline.settings import SEEDS
from pipeline.sources.catalogue import load_catalogue
from pipeline.sources.documents import Hints, RawDocument
from schemas.vocabularies import PublishedPrecision, RejectCode
from tests.articles.pages import BODY, article, refusal

PARAGRAPHS = BODY.split("\n\n")
GOLDEN = Path(__file__).parent / "layouts"


def page(body: str, head: str = "") -> str:
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>{body}
<footer><p>River Police of Ostrava. All rights reserved.</p></footer></body></html>"""


STORY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def test_the_body_is_the_story_and_captions_stand_apart() -> None:
    figure = "<figure><img src='b.jpg'><figcaption>The barge at its mooring. Photo: River Police</figcaption></figure>"
    parsed = article(page(f"<article><h1>Engines found in a barge</h1>{figure}{STORY}</article>"))
    assert parsed.text == BODY
    assert parsed.article.title == "Engines found in a barge"
    assert parsed.article.captions == ["The barge at its mooring. Photo: River Police"]


LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebSite", "name": "River Police"}, {"@type": "NewsArticle", "headline": "Engines found in a barge",
"datePublished": "2017-03-07T23:30:00-05:00", "publisher": {"@type": "Organization", "name": "River Police"}}]}</script>"""


def test_declared_metadata_are_used_and_a_date_that_is_not_shown_is_inferred() -> None:
    row = article(page(f"<article>{STORY}</article>", LINKED)).article
    assert (row.title, row.publisher) == ("Engines found in a barge", "River Police")
    assert (row.published_on, row.published_precision) == (date(2017, 3, 7), PublishedPrecision.INFERRED)


@pytest.mark.parametrize("shown", ["<time datetime='2017-03-07'>Tuesday</time>", "<p class='d'>7 March 2017</p>"])
def test_a_declared_date_that_the_page_shows_is_printed(shown: str) -> None:
    row = article(page(f"<article><h1>Engines found in a barge</h1>{shown}{STORY}</article>", LINKED)).article
    assert (row.published_on, row.published_precision) == (date(2017, 3, 7), PublishedPrecision.DAY)


def test_a_page_that_declares_nothing_is_read_as_it_is_shown() -> None:
    row = article(page(f"<h1>Engines found in a barge</h1><p>7 March 2017</p>{STORY}")).article
    assert (row.title, row.published_on) == ("Engines found in a barge", date(2017, 3, 7))


def test_open_graph_and_the_canonical_address_are_read() -> None:
    head = """<meta property="og:title" content="Engines found in a barge | River Police"><meta property="og:site_name"
    content="River Police"><meta property="article:published_time" content="2017-03-07">
    <link rel="canonical" href="https://river.example/1"><title>x</title>"""
    row = article(page(f"<article>{STORY}</article>", head)).article
    assert (row.title, row.url, row.published_on) == (
        "Engines found in a barge", "https://river.example/1", date(2017, 3, 7),
    )  # fmt: skip


def test_a_dateline_of_a_page_is_read() -> None:
    row = article(page(f"<article><p>OSTRAVA, Czech Republic – {STORY.removeprefix('<p>')}</article>")).article
    assert (row.dateline_place, row.dateline_country) == ("Ostrava", "CZ")


def test_a_page_in_an_old_charset_is_read_as_it_declares() -> None:
    content = page(f"<article><h1>Policie našla motory</h1>{STORY.replace('barge', 'člunu')}</article>")
    parsed = parse(RawDocument("t", "p", content.replace("utf-8", "windows-1250").encode("cp1250")))
    assert isinstance(parsed, ParsedArticle)
    assert "člunu" in parsed.text
    assert parsed.article.flags == []


def test_a_page_without_a_story_is_refused() -> None:
    assert refusal(page("<p>Menu</p>")).code is RejectCode.NO_BODY


def test_scripts_styles_and_hidden_frames_are_no_text() -> None:
    noise = "<script>var a = 'one two three four';</script><style>p { color: red }</style><iframe src='https://x.example'></iframe>"
    assert article(page(f"<article>{noise}{STORY}{noise}</article>")).text == BODY


def layouts() -> list[tuple[str, str]]:
    return [(path.parent.name, path.stem) for path in sorted(GOLDEN.glob("*/*.html"))]


@pytest.mark.parametrize(("source_id", "since"), layouts())
def test_a_layout_reads_its_golden_page(source_id: str, since: str) -> None:
    folder = GOLDEN / source_id
    file = folder / "sources.toml"
    catalogue = load_catalogue([file if file.exists() else SEEDS / "sources.toml"])
    [source] = [each for each in catalogue.sources if each.source_id == source_id]
    parsed = parse(RawDocument(source_id, f"{since}.html", (folder / f"{since}.html").read_bytes(), source.hints))
    assert isinstance(parsed, ParsedArticle)
    title, printed, captions, *text = (folder / f"{since}.txt").read_text(encoding="utf-8").split("\n", 3)
    assert parsed.article.title == title
    assert str(parsed.article.published_on) == printed
    assert " | ".join(parsed.article.captions) == captions
    assert parsed.text == text[0].strip()


def test_every_layout_that_comes_with_dateline_has_a_golden_page() -> None:
    declared = {
        (source.source_id, str(layout.since))
        for source in load_catalogue([SEEDS / "sources.toml"]).sources
        for layout in source.layout
    }
    assert declared <= set(layouts())


def test_the_layout_of_the_time_holds() -> None:
    catalogue = load_catalogue([GOLDEN / "river" / "sources.toml"])
    hints = catalogue.sources[0].hints
    assert [layout.since for layout in hints.layouts] == [date(2010, 1, 1), date(2016, 1, 1)]
    assert Hints().layouts == ()
