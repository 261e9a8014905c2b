"""Who is who inside an article."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.language.document import Document
from pipeline.language.mentions import Identity
from pipeline.language.text import Span

ARTICLE = (
    "Ghana’s Interior Minister, Mrs Efua Mensah-Kroll, received INTERPOL Secretary General Pavel Orsini-Holt in Accra.\n\n"
    "“We are ready,” said Mrs Mensah-Kroll. She added that Orsini-Holt had come at the right time.\n\n"
    "The INTERPOL Chief thanked the Minister. “It works,” added Pavel.\n\n"
    "He later met the Inspector General of Police. The Inspector General, for his part, asked for boats."
)


def who(words: str, text: str = ARTICLE, after: str = "", **about: object) -> Identity:
    """Who some words stand for, at their first place behind `after`."""
    document = Document(text, **about)  # type: ignore[arg-type]
    start = text.index(words, text.index(after))
    return document.identify(Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("words", "after", "name"),
    [
        ("Mrs Mensah-Kroll", "said", "Efua Mensah-Kroll"),
        ("She", "", "Efua Mensah-Kroll"),
        ("Orsini-Holt", "added that", "Pavel Orsini-Holt"),
        ("The INTERPOL Chief", "", "Pavel Orsini-Holt"),
        ("the Minister", "thanked", "Efua Mensah-Kroll"),
        ("Pavel", "added Pavel", "Pavel Orsini-Holt"),
        ("He", "He later", "Pavel Orsini-Holt"),
    ],
)
def test_surname_first_name_office_and_pronoun_lead_to_the_full_name(words: str, after: str, name: str) -> None:
    assert who(words, after=after).name == name


def test_role_organisation_and_country_come_with_the_name() -> None:
    assert who("Mrs Mensah-Kroll", after="said") == Identity("Efua Mensah-Kroll", "Interior Minister", None, "GH", "f")
    assert who("Orsini-Holt", after="added that").organisation == "INTERPOL"


def test_a_shorter_office_takes_what_the_fuller_one_said() -> None:
    found = who("The Inspector General", dateline_country="GH")
    assert (found.name, found.role, found.country) == (None, "Inspector General of Police", "GH")


@pytest.mark.parametrize(
    ("day", "name"),
    [(date(2010, 6, 1), "Ronald K. Noble"), (date(2016, 6, 1), "Jürgen Stock"), (date(2025, 6, 1), "Valdecy Urquiza")],
)
def test_an_office_without_a_name_is_who_held_it_at_the_date(day: date, name: str) -> None:
    assert who("the INTERPOL Chief", "“Yes,” said the INTERPOL Chief.", published_on=day).name == name
    assert (
        who("Indian Prime Minister", "Indian Prime Minister spoke.", published_on=date(2020, 1, 1)).name
        == "Narendra Modi"
    )


def test_without_a_date_nobody_is_guessed() -> None:
    assert who("the INTERPOL Chief", "“Yes,” said the INTERPOL Chief.").name is None


def test_two_of_one_surname_are_told_apart_by_honorific_and_given_name() -> None:
    text = (
        "Mr Arno Feld-Quist of Europol met Ms Lena Feld-Quist of Frontex. “Good,” said Ms Feld-Quist. "
        "“Very good,” said Mr Feld-Quist. Lena agreed."
    )
    assert who("Ms Feld-Quist", text).name == "Lena Feld-Quist"
    assert who("Mr Feld-Quist", text).name == "Arno Feld-Quist"
    assert who("Lena", text, after="Lena agreed").name == "Lena Feld-Quist"


def test_a_pronoun_takes_the_subject_of_its_gender_before_it() -> None:
    text = "Mr Olu Bankole-Reis met Ms Greta Stahl-Moreno in Porto. He smiled. She said no. He left."
    assert who("He", text).name == "Olu Bankole-Reis"
    assert who("She", text).name == "Greta Stahl-Moreno"
    assert who("He", text, after="He left").name == "Olu Bankole-Reis"


def test_a_pronoun_looks_past_what_is_quoted() -> None:
    text = "Ms Greta Stahl-Moreno opened it. “Mr Rossi-Bhatt was right,” she said. She left."
    assert who("She", text).name == "Greta Stahl-Moreno"


def test_rank_and_definite_description_lead_back_to_the_person() -> None:
    text = "Colonel Vera Antal-Ruiz arrived in Győr. “Late,” said the Colonel. The colonel left."
    assert who("the Colonel", text).name == "Vera Antal-Ruiz"
    assert who("The colonel", text).name == "Vera Antal-Ruiz"


def test_an_owned_office_belongs_to_the_owner_s_body() -> None:
    text = "Captain Sofie Dam-Okeke of UN Police led the patrol. Her commander agreed. Its spokesman declined."
    assert who("Her commander", text).organisation == "UN Police"


def test_his_guest_is_the_other_one() -> None:
    text = "Mr Jan Wolny-Beck of the Bundeskriminalamt received Ms Hana Saidi-Toure of Morocco. He spoke first. His guest listened."
    assert who("His guest", text).name == "Hana Saidi-Toure"


def test_a_name_is_one_person_with_and_without_diacritics() -> None:
    document = Document("Minister Zoë Kärnten-Łuk spoke. Zoe Karnten-Luk left.")
    assert {document.identify(p).name for p in document.people} == {"Zoë Kärnten-Łuk"} or len(document.people) == 2


def test_words_that_name_nobody_have_no_name() -> None:
    assert who("the report", "It says so in the report.") == Identity(None)
    assert who("the country’s flood council", "“No,” said the country’s flood council.").organisation == "flood council"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Detective Inspector Rhona Baird-Okoye arrived. The officer smiled.", "The officer"),
        ("Europol’s Executive Director, Jana Kohl-Mori, came. Its director left.", "Its director"),
        ("Kenya Wildlife Service director Amos Kiprop-Vance came. The KWS boss left.", "The KWS boss"),
        ("Hana Moe-Carr of Frontex came. The Frontex analyst left.", "The Frontex analyst"),
    ],
)
def test_a_broader_noun_calls_back_a_narrower_office(text: str, words: str) -> None:
    document = Document(text)
    assert who(words, text).name == document.people[0].name


def test_a_counterpart_holds_the_same_office() -> None:
    found = who("Bo Lund-Reza", "Danish Justice Minister Ada Brandt-Osei met her Swedish counterpart Bo Lund-Reza.")
    assert (found.role, found.country) == ("Justice Minister", "SE")


@pytest.mark.parametrize(
    "sentence",
    [
        "She heads the Harbour Crime Unit.",
        "She is the spokeswoman of the Harbour Crime Unit.",
    ],
)
def test_what_a_sentence_says_through_a_pronoun_is_known_of_the_person(sentence: str) -> None:
    assert who("Ada Brandt-Osei", f"Ada Brandt-Osei arrived. {sentence}").organisation == "Harbour Crime Unit"


def test_the_name_that_only_the_title_gives_in_full() -> None:
    text = "Mr Quist-Amadi spoke. “Yes,” said the minister."
    title = "Kenya’s Interior Minister Joel Quist-Amadi visits Lyon"
    assert who("Mr Quist-Amadi", text, title=title).name == "Joel Quist-Amadi"
    assert who("the minister", text, title=title).name == "Joel Quist-Amadi"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Principal Secretary Ida Orle came. The PS spoke.", "The PS", "Ida Orle"),
        ("The Director-General of the Port Agency, Ida Orle, came. The D-G spoke.", "The D-G", "Ida Orle"),
        ("Inspector General of Police Ida Orle came. The IGP spoke.", "The IGP", "Ida Orle"),
        ("Principal Secretary Ida Orle came. The EU spoke.", "The EU", None),
    ],
)
def test_letters_behind_an_article_stand_for_an_office_given_in_full(text: str, words: str, name: str | None) -> None:
    assert who(words, text).name == name


def test_a_person_with_rank_and_office_is_called_back_by_either() -> None:
    text = "Staff Colonel Ida Orle, Director of Ports, met the crew. The Director of Ports left. The colonel stayed."
    assert who("The Director of Ports", text).name == "Ida Orle"
    assert who("The colonel", text).name == "Ida Orle"
    assert who("Ida Orle", text).role == "Director of Ports"


def test_an_official_of_a_country_is_who_comes_from_there() -> None:
    text = (
        "Datuk Ida Orle, Deputy Inspector-General of the Royal Malaysia Police, met Brigadier Tom Brandt, Director of the "
        "Harbour Department. The Malaysian official was content."
    )
    assert who("the Malaysian official", text.replace("The M", "the M")).name == "Ida Orle"


def test_a_name_between_commas_behind_an_office_is_its_holder_s() -> None:
    text = "The lawyer of two of the sailors, Ms Ida Orle, spoke."
    assert who("The lawyer", text).name == "Ida Orle"
    assert who("The lawyer", "The lawyer saw the boat, Ms Ida Orle, said.").name is None


def test_so_many_head_of_cattle_are_nobody() -> None:
    assert who("She", "Ida Orle keeps 80 head of cattle. She spoke.").name == "Ida Orle"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The Director of Organized and Emerging Crime, Ida Orle, spoke.", "Director of Organized and Emerging Crime"),
        ("Commissioner of Police (ag) Ida Orle spoke.", "Commissioner of Police"),
    ],
)
def test_an_office_keeps_all_of_its_words(text: str, role: str) -> None:
    found = who("Ida Orle", text)
    assert (found.name, found.role) == ("Ida Orle", role)


def test_a_rank_in_short_is_called_back_in_full() -> None:
    assert who("The colonel", "Col. Ida Orle came. The colonel spoke.").name == "Ida Orle"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Orlan, 29, has a year left at the bakery.", "Orlan"),
        ("A K M Orlan Brandt came.", "A K M Orlan Brandt"),
        ("Mama Ida Orle came.", "Ida Orle"),
        ("Adjutant Ida Orle came.", "Ida Orle"),
    ],
)
def test_names_with_an_age_with_bare_initials_and_behind_titles(text: str, name: str) -> None:
    assert who(name, text).name == name


def test_they_are_the_group_before() -> None:
    text = "The sailors met Ida Orle. They spoke."
    assert who("They", text).role == "sailors"
    assert who("They", "Ida Orle came. They spoke.").name is None


def test_an_article_makes_no_name_of_a_capital_word() -> None:
    assert who("The Parties", "The Parties noted that it rained.").name is None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Deputy Permanent Secretary, Mr. Ida Orle, came. The Deputy PS spoke.", "The Deputy PS", "Ida Orle"),
        ("Norway’s IGP Ida Orle came. The police chief spoke.", "The police chief", "Ida Orle"),
        ("Norway’s IGP Ida Orle came. The IGP spoke.", "The IGP", "Ida Orle"),
        ("Ambassador Ida Orle came. The Swedish envoy spoke.", "The Swedish envoy", "Ida Orle"),
        ("Tom Lind of Italy met Ida Orle of France. His French colleague spoke.", "His French colleague", "Ida Orle"),
        ("The Chair, Judge Ida Orle of Norway, came. Judge Orle spoke.", "Judge Orle", "Ida Orle"),
    ],
)
def test_callbacks_by_letters_by_broader_nouns_and_by_country(text: str, words: str, name: str) -> None:
    assert who(words, text).name == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Director of Ports, Ida Orle QC, came. She spoke.", "She", "Ida Orle"),
        ("Major Ida Orle, a spokeswoman, came. The major advised drivers.", "The major", "Ida Orle"),
        (
            "President Tom Lind met his Angolan counterpart Ida Orle. The Angolan leader spoke.",
            "The Angolan leader",
            "Ida Orle",
        ),
    ],
)
def test_callbacks_past_letters_by_rank_and_by_counterpart(text: str, words: str, name: str) -> None:
    assert who(words, text).name == name


def test_an_ambassador_and_a_judge_hold_their_offices() -> None:
    assert who("Ida Orle", "Ambassador Ida Orle came.").role == "Ambassador"
    assert who("Ida Orle", "Judge Ida Orle came.").role == "Judge"
