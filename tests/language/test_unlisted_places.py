"""Places that no gazetteer lists, by the words around them."""

from __future__ import annotations

import pytest

from pipeline.language.document import Document


def unlisted(text: str, **about: str) -> list[tuple[str, str | None]]:
    return [(p.name, p.country) for p in Document(text, **about).unlisted_places]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The chiefs met at Brezjevec, Slovenia.", "Brezjevec", "SI"),
        ("The course was held in Otsevuru (Botswana).", "Otsevuru", "BW"),
        ("They flew on to Rovelana for talks.", "Rovelana", None),
        ("She drove to Camp Morrowe in the evening.", "Camp Morrowe", None),
        ("The teams toured the Dravecko checkpoint.", "Dravecko", None),
        ("They met on the Kenyan side of Namangu.", "Namangu", "KE"),
        ("A hearing took place near Port Ellisk.", "Port Ellisk", None),
    ],
)
def test_an_unknown_name_behind_a_preposition_of_place_is_a_place(text: str, name: str, country: str | None) -> None:
    assert unlisted(text) == [(name, country)]


def test_it_is_in_the_country_of_the_article_where_the_words_name_none() -> None:
    assert unlisted("They met at Otsevuru.", dateline_place="Gaborone", dateline_country="BW") == [("Otsevuru", "BW")]


@pytest.mark.parametrize(
    "text",
    [
        "They were happy in English and at Christmas.",
        "The money was paid in Bitcoin, and bitcoin is slow.",
        "She spoke in Operation Stormfall, at Level 3, in Resolution 2178.",
        "He believes in NATO and at ASEANAPOL.",
        "In Marlowe's view they came to Jan Kowalski.",
        "They met in Nairobi, at Maria's.",
        "They met at Harbourside House.",
    ],
)
def test_other_names_behind_such_words_are_none(text: str) -> None:
    assert unlisted(text) == []
