"""Step by step, with articles that come, go and change, identity ends where it ends when it sees all articles at once."""

from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.identity import resolve
from tests.identity.rows import Articles, Resolved, body, meeting, person
from tests.identity.worlds import world


def crowded(random: Random) -> Articles:
    """A small world in few weeks, in which much can be taken for the same; some people speak under shorter names."""
    articles, _ = world(random, events=8, articles=24, since=date(2020, 2, 1))
    names = ["Mara Vell Ostrander", "Mara Ostrander", "Ostrander Vell Mara", "M. Vell", "Ostrander", "Tomas Quill"]
    bodies = ["Harbour Watch Union (HWU)", "HWU", "Harbour Watch Union", "Ministry of the Interior"]
    for number in range(8):
        who = person(random.choice(names), "Director", random.choice(bodies), random.choice(["NO", None]))
        there = meeting("2020-03-04", who, body(random.choice(bodies)), place="Oslo", country="NO")
        speakers = ({"name": random.choice(names), "role": "Director", "organisation": random.choice(bodies)},)
        articles.add(f"b{number}", f"2020-03-{number + 5:02d}", there, speakers=speakers)
    return articles


def changed(articles: Articles, article_id: str, like: str) -> Articles:
    """The articles, of which one now tells what another one tells."""
    told = articles.only([like])
    renamed = Articles()
    renamed.articles = [row.model_copy(update={"article_id": article_id}) for row in told.articles]
    for name, key in (("meetings", "meeting_id"), ("participants", "participant_id"), ("quotes", "quote_id")):
        rows = [
            row.model_copy(
                update={
                    column: getattr(row, column).replace(f"_{like}_", f"_{article_id}_")
                    for column in (key, "meeting_id", "part_of_meeting_id")
                    if getattr(row, column, None)
                }
                | ({"article_id": article_id} if hasattr(row, "article_id") else {})
            )
            for row in getattr(told, name)
        ]
        setattr(renamed, name, rows)
    others = articles.only(row.article_id for row in articles.articles if row.article_id != article_id)
    return Articles(*(getattr(others, name) + getattr(renamed, name) for name in vars(others)))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9))
def test_any_increments_removals_and_changes_end_where_all_at_once_ends(seed: int) -> None:
    random = Random(seed)
    articles = crowded(random)
    there: set[str] = set()
    known, found = None, None
    for _ in range(5):
        every = sorted(row.article_id for row in articles.articles)
        come = set(random.sample(every, random.randrange(len(every) // 2)))
        go = set(random.sample(sorted(there), random.randrange(len(there) // 3 + 1)))
        if there and random.random() < 0.5:
            one = random.choice(sorted(there))
            articles = changed(articles, one, random.choice([each for each in every if each != one]))
            come.add(one)
        order = sorted(come)
        random.shuffle(order)
        cut = random.randrange(len(order) + 1)
        fresh = [articles.only(some).tables() for some in (order[:cut], order[cut:])]
        identities = resolve(fresh, known, come | go)
        known, found = identities.known, Resolved.of(identities, found)
        there = there - go | come
        assert found == articles.only(sorted(there)).resolved()


def test_what_a_change_does_not_touch_is_not_compared_again() -> None:
    articles = Articles()
    for number in range(40):
        day = f"{2000 + number}-03-10"
        for copy in "ab":
            there = (person("Mara Ostrander"), person(f"Tomas Quill {'ABCD'[number % 4]}elling"))
            articles.add(f"{copy}{number}", day, meeting(day, *there, place="Oslo", country="NO"))
    every = [row.article_id for row in articles.articles]
    before = resolve([articles.only(every[:-1]).tables()])
    after = resolve([articles.only(every[-1:]).tables()], before.known)
    assert before.compared >= 39
    assert after.compared <= 2
    assert after.events.rows.num_rows == 1
