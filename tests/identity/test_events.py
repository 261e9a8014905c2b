"""The same meeting told by several articles is one event; what only looks alike is not."""

from __future__ import annotations

from random import Random

import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.identity import Rows, resolve
from tests.identity.pairs import f1, pairwise
from tests.identity.rows import Articles, Resolved, body, country, meeting, person
from tests.identity.twenty_events import EVENTS, STOCK, TOLD, told
from tests.identity.worlds import world

MINISTER = person("Halvard Nyquist", "Minister of the Interior", None, "NO")
CHIEF = person("Benedita Sequeira", "Director General", "Polícia Nacional", "AO")


def two(first: dict, second: dict, languages: tuple[str, str] = ("en", "en")) -> Articles:  # type: ignore[type-arg]
    articles = Articles()
    articles.add("a1", "2021-03-10", first, language=languages[0])
    articles.add("a2", "2021-03-12", second, language=languages[1])
    return articles


def joined(articles: Articles) -> bool:
    return articles.event_of("a1") == articles.event_of("a2")


def test_sixty_articles_about_twenty_events_are_drawn_together() -> None:
    assert len(TOLD) == 60
    assert len(set(EVENTS.values())) >= 20
    assert f1(*pairwise(EVENTS, told().resolved().event_of)) >= 0.97


def test_made_up_worlds_are_drawn_together() -> None:
    counts = [(0, 0, 0)]
    for seed in range(12):
        articles, truth = world(Random(seed))
        counts.append(pairwise(truth, articles.resolved().event_of))
    right, wrong, missed = (sum(column) for column in zip(*counts, strict=True))
    assert f1(right, wrong, missed) >= 0.97


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_identifier_and_no_row(random: Random) -> None:
    tables = told().tables()
    shuffled = [table.take(pa.array(random.sample(range(len(table)), len(table)), pa.int64())) for table in tables]
    assert Resolved.of(resolve([Rows(*shuffled)])) == told().resolved()


def test_identifiers_stay_when_later_articles_are_added() -> None:
    whole = told()
    some = Articles()
    some.articles = [a for a in whole.articles if a.published_on and a.published_on.year < 2021]
    kept = {a.article_id for a in some.articles}
    some.meetings = [m for m in whole.meetings if m.article_id in kept]
    meetings = {m.meeting_id for m in some.meetings}
    some.participants = [p for p in whole.participants if p.meeting_id in meetings]
    before, after = some.resolved(), whole.resolved()
    assert len(kept) >= 30
    assert before.event_of.items() <= after.event_of.items()
    assert before.person_of.items() <= after.person_of.items()
    assert before.organisation_of.items() <= after.organisation_of.items()


def test_the_earliest_report_of_those_that_tell_as_much_gives_the_identifier() -> None:
    there = {"kind": "multilateral", "place": "Doha", "country": "QA"}
    articles = Articles()
    articles.add("a1", "2021-03-10", meeting("2021-03-09", body("Europol"), name="Zephyr Conference", **there))
    before = articles.event_of("a1")
    articles.add("a2", "2021-03-12", meeting("2021-03-09", body("Europol"), name="Aeolian Zephyr Conference", **there))
    assert articles.event_of("a1") == articles.event_of("a2") == before


def test_two_sets_of_articles_give_one_edition_the_same_identifier() -> None:
    one, other = Articles(), Articles()
    held = {"kind": "multilateral", "place": "Vienna", "country": "AT", "host": "INTERPOL"}
    one.add("x", "2023-11-28", meeting("2023-11-28", name="91st General Assembly", **held))
    other.add("y", "2023-12-05", meeting("2023-11", name="91e Assemblée générale", **held), language="fr")
    assert one.event_of("x") == other.event_of("y")


def test_neighbouring_editions_stay_apart() -> None:
    held = {"kind": "multilateral", "host": "INTERPOL"}
    first = meeting("2021-03", name="12th European Regional Conference", **held)
    second = meeting("2021-03", name="13th European Regional Conference", **held)
    assert not joined(two(first, second))


def test_two_visitors_of_one_host_on_one_day_are_two_meetings() -> None:
    there = {"place": "Lyon", "country": "FR"}
    assert not joined(
        two(meeting("2021-03-09", MINISTER, STOCK, **there), meeting("2021-03-09", CHIEF, STOCK, **there))
    )


def test_a_visit_told_vaguely_joins_the_only_visit_that_it_can_be() -> None:
    there = {"place": "Lyon", "country": "FR"}
    assert joined(two(meeting("2021-03", MINISTER, **there), meeting("2021-03-09", MINISTER, STOCK, **there)))


def test_a_visit_told_vaguely_joins_neither_of_two_that_it_can_be() -> None:
    there = {"place": "Lyon", "country": "FR"}
    articles = two(meeting("2021-03", MINISTER, **there), meeting("2021-03-03", MINISTER, STOCK, **there))
    articles.add("a3", "2021-03-26", meeting("2021-03-24", MINISTER, CHIEF, **there))
    assert len({articles.event_of(article) for article in ("a1", "a2", "a3")}) == 3


def test_a_telephone_call_is_not_the_meeting_of_the_same_day() -> None:
    assert not joined(two(meeting("2021-03-09", MINISTER, CHIEF), meeting("2021-03-09", MINISTER, CHIEF, kind="call")))


def test_a_trip_to_two_countries_is_two_meetings() -> None:
    first = meeting("2021-03-09", MINISTER, CHIEF, place="Rome", country="IT")
    second = meeting("2021-03-10", MINISTER, CHIEF, place="Paris", country="FR")
    assert not joined(two(first, second))


def test_a_meeting_and_the_one_in_its_margins_are_two_events() -> None:
    articles = Articles()
    there = {"place": "Doha", "country": "QA"}
    whole = meeting("2021-03-09", STOCK, kind="multilateral", name="Gulf Police Summit", **there)
    side = meeting("2021-03-09", STOCK, MINISTER, inside=0, **there)
    articles.add("a1", "2021-03-10", whole, side)
    articles.add("a2", "2021-03-10", side | {"inside": None}, language="fr")
    events = articles.resolved().event_of
    assert events["m_a1_1"] == events["m_a2_0"] != events["m_a1_0"]


def test_a_french_page_tells_of_the_same_visit() -> None:
    first = meeting("2021-03-09", MINISTER, STOCK, place="Vienna", country="AT")
    visitor = person("Halvard NYQUIST", "ministre de l’Intérieur", None, "NO")
    host = person("Juergen Stock", "Secrétaire général", "INTERPOL")
    assert joined(two(first, meeting("2021-03-09", visitor, host, place="Vienne", country="AT"), ("en", "fr")))


def test_an_announced_meeting_and_its_report_are_one_event_that_was_held() -> None:
    there = {"kind": "working", "name": "seminar on arson investigation", "place": "Kigali", "country": "RW"}
    articles = Articles()
    articles.add("a1", "2021-02-01", meeting("2021-03", **there, status="scheduled"))
    articles.add("a2", "2021-03-12", meeting("2021-03-09", end="2021-03-11", **there))
    articles.add("a3", "2021-06-01", meeting("2021-03", **there, status="past"))
    (event,) = articles.resolved().events
    assert (event.status, str(event.start_date), str(event.end_date)) == ("held", "2021-03-09", "2021-03-11")
    assert event.article_count == 3


def test_a_new_date_replaces_the_old_one_and_both_are_shown() -> None:
    there = {
        "kind": "multilateral",
        "name": "7th Baltic Police Forum",
        "place": "Riga",
        "country": "LV",
        "status": "scheduled",
    }
    articles = two(meeting("2021-05-04", end="2021-05-05", **there), meeting("2021-09-14", end="2021-09-15", **there))
    (event,) = articles.resolved().events
    assert str(event.start_date) == "2021-09-14"
    assert event.conflicts == ["end_date: 2021-05-05 | 2021-09-15", "start_date: 2021-05-04 | 2021-09-14"]


def test_a_cancellation_is_the_last_word() -> None:
    there = {"kind": "multilateral", "name": "8th Baltic Police Forum", "place": "Riga", "country": "LV"}
    first = meeting("2021-05-04", **there, status="scheduled")
    (event,) = two(first, meeting("2021-05-04", **there, status="cancelled")).resolved().events
    assert event.status == "cancelled"


def test_articles_that_disagree_about_the_city_are_one_event_with_a_conflict() -> None:
    first = meeting("2021-03-09", MINISTER, CHIEF, place="Lyon", country="FR")
    (event,) = two(first, meeting("2021-03-09", MINISTER, CHIEF, place="Nice", country="FR")).resolved().events
    assert event.conflicts == ["place: Lyon | Nice"]


def test_articles_that_disagree_about_the_kind_are_one_event_with_a_conflict() -> None:
    there = {"name": "virtual forum on missing children", "country": "NO"}
    first = meeting("2021-03-09", body("Europol"), kind="call", **there)
    (event,) = two(first, meeting("2021-03-09", kind="multilateral", **there)).resolved().events
    assert event.conflicts == ["kind: call | multilateral"]


def test_an_observer_does_not_make_an_assembly_its_own() -> None:
    articles = Articles()
    founding = "founding General Assembly of the Lagoon Fisheries Patrol"
    articles.add("a1", "2021-03-09", meeting("2021-03-09", body("INTERPOL"), kind="multilateral", name=founding))
    (event,) = articles.resolved().events
    assert event.series is None


def test_each_participant_counts_once() -> None:
    there = {"kind": "multilateral", "name": "Sahel Border Forum", "place": "Dakar", "country": "SN"}
    first = meeting("2021-03-09", MINISTER, body("Europol"), country("ML"), **there)
    second = meeting("2021-03-09", person("Halvard Nyquist"), body("EUROPOL"), country("NE"), **there)
    (event,) = two(first, second).resolved().events
    assert event.participant_count == 4


def test_somebody_known_by_surname_alone_counts_too() -> None:
    articles = Articles()
    articles.add(
        "a1", "2021-03-10", meeting("2021-03-09", MINISTER, person("Quillfeather"), place="Rome", country="IT")
    )
    (event,) = articles.resolved().events
    assert event.participant_count == 2


def test_meetings_without_date_or_edition_stay_with_their_article() -> None:
    assert not joined(two(meeting(None, MINISTER, CHIEF), meeting(None, MINISTER, CHIEF)))


def test_no_articles_give_no_identities() -> None:
    found = Articles().resolved()
    assert (list(found.people), list(found.organisations), list(found.events)) == ([], [], [])
