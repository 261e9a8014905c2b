"""People with their offices, as one noun phrase gives them."""

from __future__ import annotations

import pytest

from pipeline.language.document import Document
from pipeline.language.mentions import Person


def person(text: str) -> Person:
    """The only named person of a text."""
    named = [p for p in Document(text).people if p.name]
    assert len(named) == 1, named
    return named[0]


@pytest.mark.parametrize(
    ("text", "name", "role", "organisation", "country"),
    [
        ("INTERPOL President Tarek Olvenko spoke.", "Tarek Olvenko", "President", "INTERPOL", None),
        ("The Director General of the Spanish National Police, Iker Sola-Brandt, spoke.", "Iker Sola-Brandt", "Director General", "Spanish National Police", "ES"),
        ("Peru’s Minister of Public Security Rosa Quilca-Mendes spoke.", "Rosa Quilca-Mendes", "Minister of Public Security", None, "PE"),
        ("Irena Volkova, Deputy Director of Europol and Chair of the Board, spoke.", "Irena Volkova", "Deputy Director", "Europol", None),
        ("“We will,” said Jonas P. van der Meulen, acting head of INTERPOL’s Stolen Vehicles unit.", "Jonas P. van der Meulen", "acting head", "INTERPOL’s Stolen Vehicles unit", None),
        ("Captain Ewa Lis-Norberg of UN Police spoke.", "Ewa Lis-Norberg", "Captain", "UN Police", None),
        ("Frontex's Marek Dolny-Sands, head of the team for returns, spoke.", "Marek Dolny-Sands", "head of the team for returns", "Frontex", None),
    ],
)  # fmt: skip
def test_name_role_organisation_and_country_are_told_apart(
    text: str, name: str, role: str, organisation: str | None, country: str | None
) -> None:
    found = person(text)
    assert (found.name, found.role, found.organisation, found.country) == (name, role, organisation, country)


def test_an_office_alone_stands_for_its_holder_in_the_article() -> None:
    document = Document("Kenya’s Interior Minister Ada Wanjiru-Holt came to Lyon. “Good,” said the Minister.")
    alone = document.people[-1]
    assert alone.name is None
    assert document.identify(alone).name == "Ada Wanjiru-Holt"
