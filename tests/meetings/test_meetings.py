"""Meetings as a reader would tell them: when, where, who, what became of them, and which words are none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extraction.meetings import extract_meetings
from pipeline.extraction.quotes import extract_quotes
from pipeline.language.document import Document
from schemas import Meeting, Participant

WEDNESDAY = date(2019, 5, 15)


def read(
    text: str, *, dateline: str | None = None, country: str | None = None, language: str = "en"
) -> tuple[list[Meeting], list[Participant]]:
    document = Document(
        text.replace(" ¶ ", "\n\n"),
        article_id="a_1",
        published_on=WEDNESDAY,
        language=language,
        dateline_place=dateline,
        dateline_country=country,
    )
    return extract_meetings(document, extract_quotes(document))


def the_meeting(text: str, **dateline: str) -> Meeting:
    [meeting] = read(text, **dateline)[0]
    return meeting


def table(name: str) -> list[list[str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


@pytest.mark.parametrize("row", [*table("told.tsv"), *table("general.tsv")], ids=lambda row: row[0][:40])
def test_what_is_told_is_found(row: list[str]) -> None:
    text, start, place, people = (*row, "", "")[:4]
    meetings, participants = read(text)
    if start == "none":
        assert meetings == []
        return
    names = {m.meeting_id: {p.name for p in participants if p.meeting_id == m.meeting_id} for m in meetings}
    assert any(
        str(m.start_date) == start
        and (m.place or "-") == place
        and {name for name in people.split(";") if name} <= names[m.meeting_id]
        for m in meetings
    )


@pytest.mark.parametrize("row", table("told_in_other_languages.tsv"), ids=lambda row: row[1][:40])
def test_what_is_told_in_french_and_spanish_is_found(row: list[str]) -> None:
    language, text, start, place, kind = (*row, "", "")[:5]
    meetings, _ = read(text, language=language)
    if start == "none":
        assert meetings == []
        return
    [meeting] = meetings
    assert (str(meeting.start_date), meeting.place or "-") == (start, place)
    assert not kind or meeting.kind == kind


@pytest.mark.parametrize("row", table("editions.tsv"), ids=lambda row: row[0][-50:])
def test_each_of_several_meetings_has_its_own_day_and_place(row: list[str]) -> None:
    found = {f"{meeting.start_date} {meeting.place or '-'}" for meeting in read(row[0])[0]}
    assert found == set(row[1].split(";"))


def test_stories_of_police_operations_tell_no_meeting() -> None:
    stories = (Path(__file__).parent / "operations.txt").read_text(encoding="utf-8").splitlines()
    false = {story: [m.evidence for m in read(story)[0]] for story in stories}
    assert len(stories) == 50
    assert len([story for story, found in false.items() if found]) <= 1, {s: f for s, f in false.items() if f}


@pytest.mark.parametrize(
    "text",
    [
        "The new lamps met the requirements on 3 May.",
        "The plan meets a need expressed by the islands in 2017.",
        "On 3 May the agency visited the website of the shop.",
        "The board welcomed the decision of 3 May.",
        "Inspector Ewa Lis did not meet the press on 3 May.",
        "The panel normally meets in May in Accra.",
        "The Security Council resolution of 3 May 2017 names the fund.",
        "At a press conference in Accra on 3 May, Commissioner Ada Brandt showed the seized ivory.",
        "Commissioner Ada Brandt called on drivers on 3 May to slow down.",
        "Officers searched a repair workshop and a call centre in Accra on 3 May.",
        "The association became a partner of the Forum in July 2015.",
    ],
)
def test_words_that_look_like_a_meeting_are_none(text: str) -> None:
    assert read(text)[0] == []


def test_one_meeting_told_many_times_is_one_row() -> None:
    meeting = the_meeting(
        "Commissioner Ada Brandt met Minister Olu Faye in Accra on Monday. ¶ The talks turned on stolen boats. ¶ "
        "“Monday's meeting was long,” said Minister Faye. ¶ The visit ended with a tour of the port."
    )
    assert (meeting.start_date, meeting.place, meeting.country) == (date(2019, 5, 13), "Accra", "GH")


def test_editions_and_places_are_dealt_out_in_order() -> None:
    meetings, _ = read(
        "The Ivory Forum opened in Accra on Monday. ¶ The two previous editions were held in March 2015 and May 2017, "
        "respectively in Nairobi and in Gaborone."
    )
    assert [(str(m.start_date), m.place, m.status.value) for m in meetings] == [
        ("2019-05-13", "Accra", "held"),
        ("2015-03-01", "Nairobi", "past"),
        ("2017-05-01", "Gaborone", "past"),
    ]


def test_a_side_meeting_points_at_its_parent_and_takes_its_place() -> None:
    meetings, _ = read(
        "The Ivory Forum met in Accra from 6 to 8 May. ¶ On the margins of the forum, on 7 May, Commissioner Ada Brandt "
        "received Minister Olu Faye."
    )
    parent, side = meetings
    assert side.part_of_meeting_id == parent.meeting_id
    assert (side.place, str(side.start_date)) == ("Accra", "2019-05-07")


@pytest.mark.parametrize(
    ("text", "status", "start"),
    [
        ("A seminar in Accra, planned for 20 May, has been cancelled.", "cancelled", "2019-05-20"),
        ("A seminar in Accra, first set for 20 May, has been put back to 5 June.", "scheduled", "2019-06-05"),
        ("A seminar on ivory will be held in Accra on 20 May.", "scheduled", "2019-05-20"),
        ("A seminar on ivory was held in Accra in March 2017.", "past", "2017-03-01"),
        ("A seminar on ivory was held in Accra on Monday.", "held", "2019-05-13"),
    ],
)
def test_what_became_of_a_meeting(text: str, status: str, start: str) -> None:
    meeting = the_meeting(text)
    assert (meeting.status.value, str(meeting.start_date)) == (status, start)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("A four-day course on ivory opened in Accra on Monday.", "2019-05-13/2019-05-16"),
        ("The three-day seminar on ivory in Accra closed on Friday.", "2019-05-08/2019-05-10"),
        ("The seminar on ivory will be held in Accra in June.", "2019-06"),
        ("The next seminar on ivory is planned for the spring of 2020 in Accra.", "2020"),
        ("An expert meeting follows in Accra in the week of 3 June.", "2019-06-03/2019-06-09"),
    ],
)
def test_days_are_projected_and_written_as_edtf(text: str, days: str) -> None:
    assert the_meeting(text).date_edtf == days


def test_a_meeting_by_telephone_is_a_call_without_a_place() -> None:
    meeting = the_meeting(
        "Commissioner Ada Brandt and Minister Olu Faye spoke by telephone on Monday.", dateline="Accra"
    )
    assert (meeting.kind.value, meeting.place, meeting.plover_mode and meeting.plover_mode.value) == (
        "call",
        None,
        "phone",
    )


def test_the_dateline_holds_for_the_news_without_a_place_and_says_so() -> None:
    meeting = the_meeting(
        "ACCRA – Commissioner Ada Brandt met Minister Olu Faye today.", dateline="Accra", country="GH"
    )
    assert (meeting.place, meeting.country, meeting.place_source and meeting.place_source.value) == (
        "Accra",
        "GH",
        "dateline",
    )


def test_functions_of_participants_follow_the_words() -> None:
    _, participants = read(
        "Minister Olu Faye received Commissioner Ada Brandt in Accra on Monday. ¶ "
        "The Commissioner was accompanied by Inspector Ewa Lis."
    )
    assert {p.name: p.participation.value for p in participants if p.name} == {
        "Olu Faye": "host",
        "Ada Brandt": "principal",
        "Ewa Lis": "accompanying",
    }


def test_those_who_speak_in_the_news_of_a_conference_took_part() -> None:
    _, participants = read(
        "A conference on ivory opened in Accra on Monday. ¶ “We count tusks, not trunks,” said Ewa Lis, Director of Customs."
    )
    assert "Ewa Lis" in {p.name for p in participants}


def test_topics_are_the_phrases_of_the_article() -> None:
    meeting = the_meeting(
        "Commissioner Ada Brandt met Minister Olu Faye in Accra on Monday to discuss ivory smuggling, forged permits and the "
        "training of rangers."
    )
    assert meeting.topics == ["ivory smuggling", "forged permits", "training of rangers"]


SENTENCES = [row[0].replace(" ¶ ", "\n\n") for row in table("told.tsv")]


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))
@settings(max_examples=40, deadline=None)
def test_every_row_points_at_its_words_and_every_id_is_its_own(sentences: list[str]) -> None:
    text = "\n\n".join(sentences)
    meetings, participants = read(text)
    for row in (*meetings, *participants):
        assert text[row.char_start : row.char_end] == row.evidence
    assert len({m.meeting_id for m in meetings}) == len(meetings)
    assert {p.meeting_id for p in participants} <= {m.meeting_id for m in meetings}
    assert len({p.participant_id for p in participants}) == len(participants)
    assert {m.part_of_meeting_id for m in meetings} - {None} <= {m.meeting_id for m in meetings}
    assert all(m.start_date <= m.end_date for m in meetings if m.start_date and m.end_date)
    assert read(text) == (meetings, participants)


def people_of(text: str, nth: int = 0) -> set[str]:
    meetings, participants = read(text)
    return {p.name for p in participants if p.meeting_id == meetings[nth].meeting_id and p.name}


@pytest.mark.parametrize(
    "later",
    [
        "The two ministers had last met in Oslo on 7 March.",
        "They will meet again in Oslo on 3 June.",
        "The pair will meet again in Oslo on 3 June.",
        "The ministers last sat down together in Oslo in March.",
    ],
)
def test_a_plural_stands_for_those_who_were_told_to_meet(later: str) -> None:
    told = "Minister Ada Prell received Minister Bruno Claesz in Lima on Monday."
    assert people_of(f"{told} ¶ {later}", 1) == {"Ada Prell", "Bruno Claesz"}


def test_a_plural_of_another_office_stands_for_others() -> None:
    told = "Minister Ada Prell received Minister Bruno Claesz in Lima on Monday."
    assert people_of(f"{told} ¶ The judges will meet in Oslo on 3 June.", 1) == set()


def test_who_spoke_to_the_press_or_at_another_meeting_spoke_not_at_this_one() -> None:
    told = "Commissioner Ada Prell received Director Jan Koss of the Coast Guard in Lima on Monday. ¶ "
    assert people_of(told + "“Good,” Prosecutor Lia Morn told journalists.") == {"Ada Prell", "Jan Koss"}
    assert people_of(told + "“Good,” said Prosecutor Lia Morn.") == {"Ada Prell", "Jan Koss"}
    one_side = "Commissioner Ada Prell received a delegation of the Coast Guard in Lima on Monday. ¶ "
    assert people_of(one_side + "“Good,” said Captain Lia Morn.") == {"Ada Prell", "Lia Morn"}
    later = "Training course ¶ Prosecutor Lia Morn and Judge Rolf Terk opened a course in Quito on Tuesday. ¶ "
    assert "Lia Morn" not in people_of(told + later + "“Good,” said Lia Morn.")


MET = "Commissioner Ada Prell met Minister Jan Koss in Doha on Monday. ¶ "


@pytest.mark.parametrize(
    ("text", "name", "function"),
    [
        (
            "Present at the talks were Director Lia Morn and the Ambassador in Doha, Rolf Terk.",
            "Rolf Terk",
            "principal",
        ),
        ("Also in attendance was the head of customs, Lia Morn.", "Lia Morn", "principal"),
        ("Also seated at the table was Director Lia Morn.", "Lia Morn", "principal"),
        ("Accompanying the Commissioner were Director Lia Morn and Judge Rolf Terk.", "Rolf Terk", "accompanying"),
        ("With her was Director Lia Morn.", "Lia Morn", "accompanying"),
        ("The Qatari delegation comprised Director Lia Morn and Judge Rolf Terk.", "Rolf Terk", "principal"),
        ("There Judge Rolf Terk showed them the harbour.", "Rolf Terk", "principal"),
        ("Leading the Qatari team was Judge Rolf Terk.", "Rolf Terk", "principal"),
    ],
)
def test_who_else_was_there(text: str, name: str, function: str) -> None:
    _, participants = read(MET + text)
    assert {p.name: str(p.participation) for p in participants}[name] == function


@pytest.mark.parametrize(
    "text",
    [
        "There was no comment from Judge Rolf Terk.",
        "Among the suspects was Rolf Terk.",
        "The port is named after Admiral Rolf Terk.",
    ],
)
def test_who_is_only_mentioned_was_not_there(text: str) -> None:
    assert people_of(MET + text) == {"Ada Prell", "Jan Koss"}


def test_those_behind_where_are_at_the_place_of_the_trip() -> None:
    text = "On Monday Commissioner Ada Prell made the trip to Doha, where she and the Emir's envoy, Jan Koss, sat in a tent."
    assert people_of(text) == {"Ada Prell", "Jan Koss"}


def test_who_accompanies_somebody_is_at_the_meeting_of_that_clause() -> None:
    text = (
        "The forum opened in Doha on Monday. ¶ On Tuesday Minister Ada Prell, accompanied by the High Commissioner to "
    )
    text += "Qatar, H.E. Mrs. Lia Morn, paid a courtesy call on Governor Jan Koss."
    assert people_of(text, 1) == {"Ada Prell", "Lia Morn", "Jan Koss"}


@pytest.mark.parametrize("row", table("who.tsv"), ids=lambda row: row[0][:40])
def test_all_who_take_part_are_named_and_nobody_else(row: list[str]) -> None:
    text, people = (*row, "")[:2]
    meetings, participants = read(text)
    assert len(meetings) == 1
    assert {p.name for p in participants if p.name} == {name for name in people.split(";") if name}


def test_what_an_entry_of_a_diary_tells_was_on_the_day_of_its_heading() -> None:
    text = (
        "A week at the harbour office ¶ Monday 6 May ¶ Captain Ada Brandt walked the quay with Mayor Olu Faye of Accra. ¶ "
        "Wednesday 8 May ¶ Minister Ines Paz had Captain Brandt at her table for an hour."
    )
    days = {str(meeting.start_date) for meeting in read(text)[0]}
    assert days == {"2019-05-06", "2019-05-08"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The ministers of both countries should have met in Accra on 3 May.", "cancelled"),
        ("The Togolese officers were to have returned the visit on 3 May but called it off.", "cancelled"),
        ("A workshop in Accra, due to open on 20 May, will go ahead on 27 May instead.", "scheduled"),
        ("A workshop in Accra, put back from 6 May, is now on 27 May.", "scheduled"),
        ("Commissioner Ada Brandt met Minister Olu Faye in Accra on 3 May.", "past"),
        ("Commissioner Ada Brandt met Minister Olu Faye in Accra on 10 May.", "held"),
        ("Commissioner Ada Brandt will meet Minister Olu Faye in Accra today.", "scheduled"),
    ],
)
def test_what_became_of_a_meeting_is_told_by_its_words_and_days(text: str, status: str) -> None:
    [meeting] = read(
        f"Thefts of boats are down. ¶ The port said so. ¶ So did the fleet. ¶ It rained. ¶ It was cold. ¶ Nets dried. ¶ {text}"
    )[0]
    assert meeting.status.value == status
