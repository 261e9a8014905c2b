"""Places, and the country each is in."""

from __future__ import annotations

import pytest

from pipeline.language.document import Document
from pipeline.language.places.lookups import is_listed, possible_places


def places(text: str, **about: str) -> list[tuple[str, str | None, str | None]]:
    return [(p.name, p.city, p.country) for p in Document(text, **about).places]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Osh.", ("Osh", "Osh", "KG")),
        ("They met in Bali, Indonesia.", ("Bali", None, "ID")),
        ("They met in the Indian capital.", ("New Delhi", "New Delhi", "IN")),
        ("They met in Kuwait City.", ("Kuwait City", "Kuwait City", "KW")),
        ("They met in Viña del Mar.", ("Viña del Mar", "Viña del Mar", "CL")),
        ("They met in Viet Nam.", ("Viet Nam", None, "VN")),
        ("They met in New Mexico.", ("New Mexico", None, "US")),
        ("They met in Latin America.", ("Latin America", None, None)),
        ("They met in The Hague.", ("The Hague", "The Hague", "NL")),
        ("Ecuadorean boats left.", ("Ecuadorean", None, "EC")),
    ],
)
def test_a_place_and_its_country(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert places(text)[0] == expected


def test_the_country_that_the_article_names_chooses_among_cities_of_one_name() -> None:
    assert places("Spain agreed. They met in Cartagena.")[1] == ("Cartagena", "Cartagena", "ES")
    assert places("Colombia agreed. They met in Cartagena.")[1] == ("Cartagena", "Cartagena", "CO")
    assert places("They met in Limón.", dateline_country="CR") == [("Limón", "Limón", "CR")]


def test_the_country_behind_a_city_decides() -> None:
    assert places("They met in Santiago, Cuba.")[0] == ("Santiago", "Santiago", "CU")


def test_places_inside_names_of_people_and_bodies_are_none() -> None:
    assert places("Mr Ivo London-Paris met the State Police of Latvia and the Kenya Wildlife Service.") == []


@pytest.mark.parametrize("text", ["Same day, Mobile phones. Reading helps. Of course.", "On May 3 Union members left."])
def test_words_that_are_also_cities_are_none(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The South African police opened a laboratory in Pretoria. They met in Silverton.", "ZA"),  # none of America
        ("The Canadian police were told. They met in Richmond.", "CA"),
        ("The South African police opened a laboratory in Pretoria. They met in Geneva.", "CH"),  # known everywhere
        ("They met in Silverton.", "US"),  # nothing tells of another
    ],
)
def test_a_small_town_is_in_the_country_that_an_article_tells_of(text: str, country: str) -> None:
    assert places(text)[-1][2] == country


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Granada.", ("Granada", "Granada", "ES")),  # in Spanish also an island
        ("They met in Newcastle, Co. Down.", ("Newcastle", "Newcastle", "GB")),
        ("Next year: Majuro, in the Marshall Islands.", ("Majuro", "Majuro", "MH")),
        ("They met in Perth, Ontario.", ("Perth", "Perth", "CA")),
    ],
)
def test_a_city_is_in_the_country_of_the_region_behind_it(
    text: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert places(text)[0] == expected


def test_an_unlisted_place_is_in_the_country_behind_in() -> None:
    [place] = Document("They met at Tarvo in Zambia on Monday.").unlisted_places
    assert (place.name, place.country) == ("Tarvo", "ZM")


def listed_in(document: Document) -> list[int]:
    return [at for at in possible_places(document.tokens, "en") if is_listed(document.tokens, at, "en")]


@pytest.mark.parametrize(
    "text",
    [
        "They met in Osh, Kyrgyzstan, and in Trinidad and Tobago.",
        "Ecuadorean boats left The Hague’s port; New Mexico's governor was in Viña del Mar.",
        "The Democratic Republic of the Congo and Latin America were told.",
    ],
)
def test_every_place_begins_where_a_listed_name_does(text: str) -> None:
    document = Document(text)
    listed = {document.tokens.starts[at] for at in listed_in(document)}
    assert document.places
    assert listed.issuperset(place.span.start for place in document.places)


def test_words_that_only_begin_the_names_of_places_are_none() -> None:
    assert not listed_in(Document("In all, the On and The of it stood."))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Irish police met at Dundalk Garda Station on Monday.", ("Dundalk", "IE")),
        ("They met at the Slieve Arden Hotel, Tarvo, Co. Cavan, on Monday.", ("Tarvo", "IE")),
        ("The Kenyan police met at the Palm Hotel, Tarvo, on Monday.", ("Tarvo", "KE")),
    ],
)
def test_the_town_of_a_house(text: str, expected: tuple[str, str | None]) -> None:
    assert [(p.name, p.country) for p in Document(text).unlisted_places] == [expected]
