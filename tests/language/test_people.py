"""People with their offices, as one noun phrase or one sentence gives them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.language.document import Document
from pipeline.language.mentions import Person


def named(text: str) -> list[Person]:
    return [p for p in Document(text).people if p.name]


def person(text: str) -> Person:
    """The only named person of a text."""
    found = named(text)
    assert len(found) == 1, found
    return found[0]


PHRASES = [
    ("INTERPOL President Tarek Olvenko spoke.", "Tarek Olvenko", "President", "INTERPOL", None),
    ("The Director General of the Spanish National Police, Iker Sola-Brandt, spoke.", "Iker Sola-Brandt", "Director General", "Spanish National Police", "ES"),
    ("Peru’s Minister of Public Security Rosa Quilca-Mendes spoke.", "Rosa Quilca-Mendes", "Minister of Public Security", None, "PE"),
    ("Irena Volkova, Deputy Director of Europol and Chair of the Board, spoke.", "Irena Volkova", "Deputy Director", "Europol", None),
    ("“We will,” said Jonas P. van der Meulen, acting head of INTERPOL’s Stolen Vehicles unit.", "Jonas P. van der Meulen", "acting head", "INTERPOL’s Stolen Vehicles unit", None),
    ("Captain Ewa Lis-Norberg of UN Police spoke.", "Ewa Lis-Norberg", "Captain", "UN Police", None),
    ("Frontex's Marek Dolny-Sands, head of the team for organised returns, spoke.", "Marek Dolny-Sands", "head of the team for organised returns", "Frontex", None),
    ("Oman's Deputy Prime Minister and Minister of Justice, Sheikh Hamad bin Yusuf Al-Rawahi, spoke.", "Hamad bin Yusuf Al-Rawahi", "Deputy Prime Minister and Minister of Justice", None, "OM"),
    ("Professor Dato’ Sri Nurul binti Osman-Weiss spoke.", "Nurul binti Osman-Weiss", None, None, None),
    ("A harbour pilot from Gdynia, Piotr Żak, remembers it.", "Piotr Żak", "harbour pilot", None, "PL"),
    ("Amina OUEDRAOGO-KABORÉ, Head of NCB Ouagadougou, spoke.", "Amina OUEDRAOGO-KABORÉ", "Head", "NCB Ouagadougou", "BF"),
    ("Frontex Director Fabien Lacombe spoke.", "Fabien Lacombe", "Director", "Frontex", None),
    ("Lyon Mayor Élise Garonne spoke.", "Élise Garonne", "Mayor", None, "FR"),
    ("Colonel Tereza Novotná-Ruiz from the Fisheries Control Agency spoke.", "Tereza Novotná-Ruiz", "Colonel", "Fisheries Control Agency", None),
    ("Siobhán Ó Ceallaigh, 46, a ferry captain, spoke.", "Siobhán Ó Ceallaigh", "ferry captain", None, None),
    ("Dalia Azar-Whitlock, Assistant Director for Cybercrime at INTERPOL, spoke.", "Dalia Azar-Whitlock", "Assistant Director for Cybercrime", "INTERPOL", None),
    ("Customs deputy director Ingrid Moe-Sanchez spoke.", "Ingrid Moe-Sanchez", "deputy director", "Customs", None),
    ("Commander Lars Dahl-Ito led the mission of the Norwegian Coast Guard.", "Lars Dahl-Ito", "Commander", "Norwegian Coast Guard", "NO"),
    ("The Chadian delegation was led by Brigadier Idriss Tom-Abdel.", "Idriss Tom-Abdel", "Brigadier", None, "TD"),
    ("The Coast Guard of Malta was represented by its deputy chief, Major Carmel Vella-Stein.", "Carmel Vella-Stein", "deputy chief", "Coast Guard of Malta", "MT"),
    ("Ulla Berg-Otieno is Europol’s legal adviser.", "Ulla Berg-Otieno", "legal adviser", "Europol", None),
    ("Mr. Kofi Asare-Blum, Head of the UNODC project on maritime crime, spoke.", "Kofi Asare-Blum", "Head of the UNODC project on maritime crime", "UNODC", None),
    ("Utah Gov. Helen Marsh-Yazzie spoke.", "Helen Marsh-Yazzie", "Gov", None, "US"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "role", "organisation", "country"), PHRASES, ids=[p[1] for p in PHRASES])
def test_name_role_organisation_and_country_are_told_apart(
    text: str, name: str, role: str, organisation: str | None, country: str | None
) -> None:
    found = person(text)
    assert (found.name, found.role, found.organisation, found.country) == (name, role, organisation, country)


@pytest.mark.parametrize(
    "text",
    [
        "Officers worked on Operation Silver Gull and on Project Red Kite.",
        "Resolution 1540 and the Palermo Convention came first.",
        "The General Assembly met on Monday in Buenos Aires.",
        "Typhoon Maysak reached Santo Domingo.",
        "Digital Crime Centre visitors saw the Orange Notice.",
        "When Interior Minister posts fell vacant, Member States acted.",
        "Ranger VII was held in May.",
        "Victoria Falls and San José are far apart.",
    ],
)
def test_operations_events_places_and_bodies_are_nobody(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("He thanked the Minister.", "Minister"),
        ("The Interior Minister spoke.", "Interior Minister"),
        ("The head of the Riga Bureau spoke.", "head"),
        ("An INTERPOL spokesman spoke.", "spokesman"),
        ("one Belgian customs officer put it", "customs officer"),
        ("The State Minister for Internal Affairs spoke.", "State Minister for Internal Affairs"),
    ],
)
def test_an_office_alone_stands_for_somebody(text: str, role: str) -> None:
    [alone] = Document(text).people
    assert (alone.name, alone.role, alone.is_group) == (None, role, False)


@pytest.mark.parametrize(
    ("text", "role", "country"),
    [
        ("Kuwaiti officials agreed.", "officials", "KW"),
        ("Police presidents met.", "Police presidents", None),
        ("prosecutors from the cyber unit agreed", "prosecutors", None),
        ("The heads of ten forces agreed.", "heads", None),
    ],
)
def test_several_people_without_names_are_a_group(text: str, role: str, country: str | None) -> None:
    found = Document(text).people[0]
    assert found.is_group
    assert (found.name, found.country) == (None, country)
    assert found.role is not None
    assert found.role.startswith(role)


@pytest.mark.parametrize(
    "text", ["EU Member States agreed.", "Countries are to host it.", "passenger lists", "a major gap"]
)
def test_nouns_that_only_modify_and_verbs_are_no_offices(text: str) -> None:
    assert Document(text).people == ()


def test_a_phrase_spans_office_name_and_apposition() -> None:
    text = "“No,” said Ilse Kranz-Adeyemi, Head of UNODC and President of the Board, on Monday."
    [found] = named(text)
    assert found.span.of(text) == "Ilse Kranz-Adeyemi, Head of UNODC and President of the Board"
    assert found.name_span is not None
    assert found.name_span.of(text) == "Ilse Kranz-Adeyemi"


WORDS = st.sampled_from(
    [
        "the",
        "The",
        "Minister",
        "of",
        "INTERPOL",
        "Mr",
        "Mrs",
        "Ada",
        "Brandt",
        "said",
        ",",
        ".",
        "(",
        ")",
        "“",
        "”",
        "’s",
        "'s",
        "General",
        "Secretary",
        "de",
        "la",
        "and",
        "Police",
        "head",
        "Peru",
        "Lyon",
        "in",
        "Operation",
        "X.",
        "K.",
        "she",
        "it",
        "its",
        "Agency",
        "Agency’s",
        "–",
        "\n\n",
        "12",
        "al-Sabah",
        "US-led",
        "État",
        "Head",
        "officers",
        "who",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text_gives_sorted_mentions_inside_it_and_the_same_twice(text: str) -> None:
    document, again = Document(text), Document(text)
    for mentions in (document.people, document.organisations, document.places):
        spans = [m.span for m in mentions]
        assert spans == sorted(spans)
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert document.people == again.people
    assert [document.identify(p) for p in document.people] == [again.identify(p) for p in again.people]
    for p in document.people:
        if p.name and p.name_span:
            assert p.name_span.of(text) == p.name
            assert p.span.covers(p.name_span)


def test_several_names_share_the_office_before_them() -> None:
    text = "Detectives Ada Brandt-Osei and Bo Lund-Reza of the Danish National Police came."
    found = [(p.name, p.role) for p in named(text)]
    assert found == [("Ada Brandt-Osei", "detective"), ("Bo Lund-Reza", "detective")]


@pytest.mark.parametrize(
    "text",
    [
        "For Europol, Ada Brandt-Osei said no.",
        "Ada Brandt-Osei, on secondment from Europol, said no.",
        "Ada Brandt-Osei (Europol) said no.",
        "Ada Brandt-Osei, Deputy Director, Europol, said no.",
        "Ada Brandt-Osei, who works for Europol, said no.",
        "Europol’s legal adviser is Ada Brandt-Osei.",
        "Europol agreed. Its director – Ada Brandt-Osei – said no.",
    ],
)
def test_the_ways_in_which_a_sentence_ties_a_person_to_a_body(text: str) -> None:
    assert person(text).organisation == "Europol"


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("PMaj Dalisay Obrecho told reporters so.", "Dalisay Obrecho", "PMaj"),
        ("The road was closed, said PBGen Obrecho.", "Obrecho", "PBGen"),
        ("Aunty Joy Wirrin-Sands sat them down.", "Joy Wirrin-Sands", None),
        ("Jaime Sta. Maravilla-Reyes opened it.", "Jaime Sta. Maravilla-Reyes", None),
        ("D/C Malvani said the boy was safe.", "Malvani", "D/C"),
        ("The guests were received by PPC Toruvai at the gate.", "Toruvai", "PPC"),
        ("SSP Imrana Qazalbash briefed the team.", "Imrana Qazalbash", "SSP"),
        ("Deputy IG Wekulo Nabwire-Stein visited the port.", "Wekulo Nabwire-Stein", "Deputy IG"),
        ("Drover Desmo Mulvanney-Roe found the gate open.", "Desmo Mulvanney-Roe", "Drover"),
        ("The session was chaired by P R Venkatarama, who runs the desk.", "P R Venkatarama", None),
    ],
)
def test_a_title_that_no_list_holds_is_no_part_of_the_name(text: str, name: str, role: str | None) -> None:
    found = person(text)
    assert (found.name, found.role if role else None) == (name, role)


@pytest.mark.parametrize(
    "text",
    [
        "The VIP Lounge was closed and the SIM Vault was searched.",
        "CCTV Mombasa showed the truck.",
        "HMS Grandcourt Bay sailed at noon.",
        "Officers walked to Arlesk Rivers and on to Dolnik Day.",
        "The Dolnik Foxes won and the Arlen Strip was closed.",
        "Border Guard Mongolia said so.",
        "LEE Wei Kiong nodded to CID Nairobi.",
    ],
)
def test_other_words_behind_letters_are_nobody(text: str) -> None:
    assert [p.name for p in named(text) if p.name != "LEE Wei Kiong"] == []


@pytest.mark.parametrize(
    ("text", "name", "organisation"),
    [
        ("Secretary to the Ministry of Public Security Nimal Dissanayake-Roy has left.", "Nimal Dissanayake-Roy", "Ministry of Public Security"),
        ("The head of the Directorate of Criminal Investigations Wairimu Lempaka-Otieno said so.", "Wairimu Lempaka-Otieno", "Directorate of Criminal Investigations"),
    ],
)  # fmt: skip
def test_a_name_right_behind_a_body_is_no_part_of_it(text: str, name: str, organisation: str) -> None:
    found = person(text)
    assert (found.name, found.organisation) == (name, organisation)


@pytest.mark.parametrize(
    "text",
    [
        "They went to the Sultan Qaboos Academy on Monday.",
        "They called on the Chief Secretary Balochistan on Monday.",
        "Commander ANF Balochistan was asked on Monday.",
    ],
)
def test_houses_and_regions_are_nobody(text: str) -> None:
    assert named(text) == []
