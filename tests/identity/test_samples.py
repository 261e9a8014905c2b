"""The samples' gold, as if extraction made no mistake: the same meeting told on several pages, in three languages, is one event."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

import pytest

from pipeline.settings import SEEDS
from tests.identity.rows import Articles, Resolved

TOLD_TWICE = [
    {"interpol-2011-gueant-en/0", "interpol-2011-gueant-fr/0"},
    {"bdtv-2012-general-assembly/0", "interpol-2012-general-assembly/0"},
    {"bdtv-2012-general-assembly/1", "interpol-2012-general-assembly/1"},
    {"interpol-2014-lyon-25-years/1", "interpol-2015-wildlife-crime/1"},
    {"interpol-2019-dialogue/1", "interpol-2017-gcc/1", "segurilatam-2023-ameripol-es/1"},
    {"interpol-2019-dialogue/2", "interpol-2017-gcc/2", "segurilatam-2023-ameripol-es/2"},
    {"interpol-2019-dialogue/0", "segurilatam-2023-ameripol-es/3", "interpol-2020-tunis-fr/2"},
    {"interpol-2017-coalition/0", "interpol-2018-kuwait/1"},
    {"interpol-2018-heads-of-ncb/0", "interpol-2019-general-assembly/1"},
    {"interpol-2018-sessions/0", "icimali-2018-stock-fr/1"},
    {
        "interpol-2019-general-assembly/0",
        "interpol-2021-general-assembly-en/1",
        "securengin-2024-general-assembly/1",
    },
    {
        "interpol-2021-general-assembly-en/0",
        "interpol-2021-general-assembly-fr/0",
        "securengin-2024-general-assembly/2",
    },
    {"interpol-visits-2023/0", "interpol-visits-2024/3"},
]
"""Meetings of the gold, as article and place in it, that are one event.

Left out is the French page's "session précédente" in Santiago: without a name or anybody who took part, city and month are not
enough.
"""


def told() -> Articles:
    articles = Articles()
    for path in sorted((SEEDS / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        about = gold["article"]
        publisher = "INTERPOL" if path.stem.startswith("interpol") else None
        articles.add(
            path.stem,
            about["published_on"],
            *(_meeting(row) for row in gold["meetings"]),
            language=about["language"],
            publisher=publisher,
            speakers=tuple(
                {key: quote[f"speaker_{key}"] for key in ("name", "role", "organisation")} for quote in gold["quotes"]
            ),
        )
    return articles


def _meeting(row: dict[str, Any]) -> dict[str, Any]:
    columns = {key: value for key, value in row.items() if key != "evidence"}
    columns["participants"] = [{**who, "participant_type": _type(who)} for who in row["participants"]]
    return columns


def _type(who: dict[str, Any]) -> str:
    if who["name"] or who["role"]:
        return "person"
    return "organisation" if who["organisation"] else "country"


@pytest.fixture(scope="module")
def found() -> Resolved:
    return told().resolved()


def test_meetings_told_on_several_pages_are_one_event_and_no_others_are(found: Resolved) -> None:
    events: defaultdict[str, set[str]] = defaultdict(set)
    for meeting_id, event_id in found.event_of.items():
        article, _, at = meeting_id.removeprefix("m_").rpartition("_")
        events[event_id].add(f"{article}/{at}")
    shared = sorted(sorted(event) for event in events.values() if len(event) > 1)
    assert shared == sorted(sorted(event) for event in TOLD_TWICE)


def test_people_are_one_across_languages(found: Resolved) -> None:
    names = [row.name for row in found.people]
    assert len(names) == len(set(names))
    (stock,) = [row for row in found.people if row.name == "Jürgen Stock"]
    assert {office.role for office in stock.offices} >= {"Secretary General", "Secrétaire général"}
    assert "Oliver SPASOVSKI" in names


def test_general_assemblies_carry_their_edition_whatever_the_page_calls_them(found: Resolved) -> None:
    editions = {row.edition: str(row.start_date) for row in found.events if row.series == "INTERPOL General Assembly"}
    assert editions == {72: "2003-09-29", 81: "2012-11-05", 88: "2019-10-14", 89: "2021-11-23", 92: "2024-11-04"}
