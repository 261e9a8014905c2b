"""Work grows with the number of reports, not with its square: counted in comparisons, which no machine changes."""

from __future__ import annotations

from random import Random

import pytest

from pipeline.identity import resolve
from pipeline.identity.candidates import NEIGHBOURS
from tests.identity.rows import Articles, meeting
from tests.identity.twenty_events import STOCK
from tests.identity.worlds import world


def compared(articles: Articles) -> int:
    return resolve([articles.tables()]).compared


@pytest.mark.parametrize("many", [200, 800])
def test_comparisons_stay_within_a_number_for_each_report(many: int) -> None:
    articles, _ = world(Random(many), events=min(many // 3, 38), articles=many)
    assert compared(articles) <= many * NEIGHBOURS * 4


def test_one_meeting_in_very_many_articles_is_compared_once_for_each() -> None:
    articles = Articles()
    for number in range(600):
        articles.add(
            f"a{number}",
            "2019-03-10",
            meeting("2019-03-09", STOCK, kind="multilateral", name="Harbour Forum", place="Lyon", country="FR"),
        )
    assert compared(articles) <= 600


def test_one_office_holder_in_very_many_meetings_is_no_square() -> None:
    articles = Articles()
    for number in range(600):
        articles.add(
            f"a{number}", "2019-03-10", meeting("2019-03-09", STOCK, place="Lyon", country="FR", name=f"Talks {number}")
        )
    assert compared(articles) <= 600 * NEIGHBOURS * 4
