"""Descriptions that call a named person back: by office, rank, body, country, age, and by who is talked about."""

from __future__ import annotations

import pytest

from pipeline.language.document import Document
from pipeline.language.text import Span


def who(text: str) -> str | None:
    """The name of whom the words between braces stand for."""
    *others, last = text.split("{")
    text = "".join(others).replace("}", "") + "{" + last
    start, end = text.index("{"), text.index("}") - 1
    bare = text.replace("{", "").replace("}", "")
    return Document(bare).identify(Span(start, end)).name


ATTACHE = "Odile Carnavet-Roux had never seen the sea before Nassau. The police attaché of the RCMP, 41, works at the embassy. Corporal Carnavet-Roux grew up inland. "
CASE = "Ms Zodwa Mvelo-Hart, spokesperson for the Hawks, confirmed the arrest. The suspect, 29-year-old Piet Sandler, is to appear. "
TALKS = "Ambassador Liv Eklund of Norway and Deputy Foreign Minister Tran Van Hoa signed the paper. "


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (ATTACHE + "{The attaché} laughed.", "Odile Carnavet-Roux"),
        (ATTACHE + "{The corporal} laughed.", "Odile Carnavet-Roux"),
        (ATTACHE + "{The RCMP corporal} laughed.", "Odile Carnavet-Roux"),
        (ATTACHE + "{The Canadian} laughed.", "Odile Carnavet-Roux"),
        (ATTACHE + "{The 41-year-old} laughed.", "Odile Carnavet-Roux"),
        (ATTACHE + "{The mother of two} laughed.", "Odile Carnavet-Roux"),
        (CASE + "{The spokeswoman} said more.", "Zodwa Mvelo-Hart"),
        (CASE + "{The suspect} said nothing.", "Piet Sandler"),
        (CASE + "{The accused} said nothing.", "Piet Sandler"),
        (CASE + "She said {he} had hidden the gun.", "Piet Sandler"),
        (TALKS + "{The ambassador} bowed.", "Liv Eklund"),
        (TALKS + "{The deputy minister} bowed.", "Tran Van Hoa"),
        (TALKS + "{The Norwegian diplomat} bowed.", "Liv Eklund"),
        ("PMaj Arne Balog told PBGen Luz Teck of the raid. {The police major} left.", "Arne Balog"),
        ("IG Weke Nabbs met the minister, Bakar Olo, in Kisumu. {The IG} thanked him.", "Weke Nabbs"),
        ("IG Weke Nabbs met the minister, Bakar Olo, in Kisumu. The IG thanked {his host}.", "Bakar Olo"),
        ("Trooper Jess Hollo stopped the car. Colonel Bram Oster praised {her}.", "Jess Hollo"),
        ("Chief Superintendent Malik Farde runs the wing. {The senior police officer} spoke.", "Malik Farde"),
        ("Dr Amar Quisp, director of the Centre for Rivers, wrote it. {The author} left.", "Amar Quisp"),
        ("The talks, under the chairmanship of Dr Bo Lund, ended late. {The Chairman} left.", "Bo Lund"),
        ("Dr Ida Orle taught the course for a week. {The instructor} left.", "Ida Orle"),
        ("The Inspector General, Harbour Police Service, Mr Weke Nabbs, spoke. {The IG} left.", "Weke Nabbs"),
        (
            "Sergeant Til Wren met Odile Roux at the fair. {The RCMP corporal} wore a hat. {The corporal} left.",
            "Odile Roux",
        ),
    ],
)
def test_a_description_means_the_person_it_fits(text: str, name: str) -> None:
    assert who(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Inspector Ana Brill found the car. {The minister} said nothing.",
        "Inspector Ana Brill found the car. A sergeant came. {The sergeant} said nothing.",
        "Inspector Ana Brill found the car. {The owner of the car} said nothing.",
        "Inspector Ana Brill found the car. {The suspect} said nothing.",
        "Inspector Ana Brill found the car. {Her brother} said nothing.",
        "Inspector Ana Brill found the car. {The report} said nothing.",
        "Inspector Ana Brill found the car. {The Japanese} said nothing.",
        "Ms Ana Brill found the car. {The chairman} said nothing.",
    ],
)
def test_a_description_that_fits_nobody_who_is_named_names_nobody(text: str) -> None:
    assert who(text) is None


def test_the_office_of_a_description_goes_to_whom_it_calls_back() -> None:
    found = Document(ATTACHE.replace("Corporal ", "") + "She waved.").identities.individuals[0]
    assert found.name == "Odile Carnavet-Roux"
    identity = Document(ATTACHE.replace("Corporal ", "")).identify(Span(0, 19))
    assert (identity.role, identity.organisation) == ("police attaché", "RCMP")
