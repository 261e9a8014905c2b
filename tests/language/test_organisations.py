"""Organisations: listed, introduced by the article, or known by their shape."""

from __future__ import annotations

import pytest

from pipeline.language.document import Document
from pipeline.language.mentions import Organisation


def found(text: str) -> list[Organisation]:
    return list(Document(text).organisations)


@pytest.mark.parametrize(
    ("text", "name", "key", "country"),
    [
        ("Interpol agreed.", "Interpol", "interpol", None),
        ("The FBI agreed.", "FBI", "fbi", "US"),
        ("The State Police of Estonia agreed.", "State Police of Estonia", None, "EE"),
        ("The Coastal Control Agency agreed.", "Coastal Control Agency", None, None),
        ("The Austrian Federal Wildlife Office agreed.", "Austrian Federal Wildlife Office", None, "AT"),
        ("Brazil’s Ministry of the Environment agreed.", "Ministry of the Environment", None, "BR"),
        ("INTERPOL’s Stolen Art unit agreed.", "INTERPOL’s Stolen Art unit", None, None),
        ("The Working Group on Fire Safety agreed.", "Working Group on Fire Safety", None, None),
        ("Officers of the Dutch police agreed.", "Dutch police", "politie", "NL"),
        ("The Peruvian audit office agreed.", "Peruvian audit office", None, "PE"),
        ("NCB Lusaka agreed.", "NCB Lusaka", None, "ZM"),
        ("The Office of the Prosecutor of Malta agreed.", "Office of the Prosecutor of Malta", None, "MT"),
        ("The OSCE Programme Office in Dushanbe agreed.", "OSCE Programme Office in Dushanbe", None, "TJ"),
        (
            "The Ministry of Forests of Bosnia and Herzegovina agreed.",
            "Ministry of Forests of Bosnia and Herzegovina",
            None,
            "BA",
        ),
        ("The Drug Agency under the President of Tajikistan agreed.", "Drug Agency", None, "TJ"),
    ],
)
def test_name_and_country(text: str, name: str, key: str | None, country: str | None) -> None:
    [one] = found(text)
    assert (one.name, one.key, one.country) == (name, key, country)


def test_an_abbreviation_in_brackets_stands_for_the_name_from_then_on() -> None:
    [first, second] = found("The Baltic Rescue Coordination Centre (BRCC) opened. Later the BRCC closed.")
    assert first.name == second.name == "Baltic Rescue Coordination Centre (BRCC)"


def test_the_agency_is_the_one_named_before() -> None:
    names = [
        o.name for o in found("Europol agreed. The agency, like the Fire Safety Institute, paid. The Institute left.")
    ]
    assert names == ["Europol", "Europol", "Fire Safety Institute", "Fire Safety Institute"]


def test_the_organization_is_the_international_body_of_the_article() -> None:
    names = [o.name for o in found("INTERPOL opened. The Organization’s members agreed.")]
    assert names == ["INTERPOL", "INTERPOL"]


def test_a_shortened_name_is_the_full_one_before_it() -> None:
    [full, short] = found("The OSCE Programme Office in Dushanbe paid. “Yes,” said the Programme Office.")
    assert short.name == full.name


@pytest.mark.parametrize(
    "text",
    ["Twenty police stood there.", "A police operation began.", "Border Information System 12", "The police came."],
)
def test_common_words_are_no_bodies(text: str) -> None:
    assert found(text) == []


def test_a_city_is_no_body_although_its_name_has_the_shape_of_one() -> None:
    assert found("The ferry left Port of Spain on Monday.") == []


def test_a_date_or_office_behind_a_name_is_no_part_of_it() -> None:
    names = [
        o.name for o in found("He met the Royal Thai Police on September 3 and Harbour Police Director Ada Brandt.")
    ]
    assert names == ["Royal Thai Police", "Harbour Police"]
