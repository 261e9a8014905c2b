"""The same story is found again, whoever republishes it and in whatever order the articles come."""

from __future__ import annotations

import random
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.articles.duplicates import STORIES, Duplicate, Story, find_duplicates, search
from pipeline.articles.signatures import signature_of

WORDS = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in ("n", "r", "st", "l", "m")]


def text(seed: int, length: int = 200) -> str:
    dice = random.Random(seed)
    return " ".join(dice.choice(WORDS) for _ in range(length))


def story(name: str, words: str, day: date | None = date(2017, 3, 4)) -> Story:
    return Story(name, day, len(words), signature_of(words))


def test_an_exact_copy_names_the_earlier_one() -> None:
    found = find_duplicates([story("b", text(1), date(2017, 3, 5)), story("a", text(1)), story("c", text(2))])
    assert found == {"b": Duplicate("a", 1.0)}


def test_a_copy_with_another_sites_furniture_is_found_with_its_share() -> None:
    found = find_duplicates([story("a", text(1)), story("b", f"{text(3, 60)} {text(1)}", date(2017, 3, 5))])
    assert found["b"].duplicate_of == "a"
    assert 0.65 < found["b"].share < 0.9


def test_a_lead_alone_is_found() -> None:
    lead = " ".join(text(1).split()[:55])
    assert find_duplicates([story("a", text(1)), story("b", lead, date(2017, 3, 5))])["b"] == Duplicate("a", 1.0)


def test_a_quotation_in_common_is_no_copy() -> None:
    shared = text(9, 14)
    assert find_duplicates([story("a", f"{text(1)} {shared}"), story("b", f"{shared} {text(2)}")]) == {}


def test_of_two_on_one_day_the_longer_is_the_original_and_undated_ones_come_last() -> None:
    longer = f"{text(1)} {text(2, 20)}"
    found = find_duplicates([story("a", text(1)), story("b", longer), story("c", text(1), None)])
    assert {name: each.duplicate_of for name, each in found.items()} == {"a": "b", "c": "b"}


def test_a_copy_of_a_copy_names_the_original() -> None:
    copies = [story(f"s{day}", text(1), date(2017, 3, day)) for day in range(1, 31)]
    found = find_duplicates(copies)
    assert {each.duplicate_of for each in found.values()} == {"s1"}
    assert len(found) == 29


def test_texts_without_words_and_short_ones_are_no_trouble() -> None:
    found = find_duplicates([story("a", ""), story("b", ""), story("c", "three short words"), story("d", "...")])
    assert found == {}


def test_no_articles_have_no_duplicates() -> None:
    assert find_duplicates([]) == {}


@given(st.permutations(range(8)), st.integers(0, 3))
def test_the_order_of_articles_changes_nothing(order: list[int], seed: int) -> None:
    stories = [story(f"s{n}", text(seed + n % 3, 60 + 10 * n), date(2017, 3, 1 + n % 4)) for n in range(8)]
    assert find_duplicates([stories[n] for n in order]) == find_duplicates(stories)


def test_a_signature_is_the_same_on_every_machine_and_whatever_the_case_and_marks() -> None:
    signature = signature_of("The river police of Ostrava found eleven engines in a barge.")
    assert signature.hex() == "589a06223afa4b4434670c42268f3dc0f4e60e0dd02b66fcaf736493f766faff"
    assert signature_of("the RIVER police, of Ostrava; found eleven engines in a barge") == signature


def rows(stories: list[Story], before: pa.Table | None = None) -> pa.Table:
    """Stories for the search; those that were there before with what they were found to repeat."""
    found = {} if before is None else {line["article_id"]: line for line in before.to_pylist()}
    lines = [
        {
            "article_id": one.article_id,
            "published_on": one.published_on,
            "length": one.length,
            "signature": one.signature,
            "duplicate_of": found.get(one.article_id, {}).get("duplicate_of"),
            "duplicate_share": found.get(one.article_id, {}).get("duplicate_share"),
        }
        for one in stories
    ]
    return pa.Table.from_pylist(lines, STORIES)


def patched(dice: random.Random, number: int) -> Story:
    """A story made of a few of a dozen passages and a formula that many share, so that many repeat one another in part."""
    passages = [text(dice.randrange(12), 40) for _ in range(dice.randrange(1, 5))]
    return story(f"s{number}", " ".join([*passages, text(99, 30)]), date(2017, 3, 1 + dice.randrange(28)))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**9))
def test_stories_that_come_go_and_change_end_where_all_at_once_ends(seed: int) -> None:
    dice = random.Random(seed)
    there: dict[str, Story] = {}
    found = STORIES.empty_table()
    for _ in range(6):
        before = dict(there)
        for _ in range(dice.randrange(1, 15)):
            one = patched(dice, dice.randrange(40))
            there[one.article_id] = one
        for name in dice.sample(sorted(there), dice.randrange(len(there) // 2 + 1)):
            del there[name]
        now = sorted(there.values(), key=lambda each: dice.random())
        known = np.array([before.get(each.article_id) is each for each in now], np.bool_)
        stays = {each.article_id for each, same in zip(now, known.tolist(), strict=True) if same}
        gone = rows([each for each in before.values() if each.article_id not in stays])
        kept = found.filter(pc.is_in(found["article_id"], value_set=pa.array(sorted(stays), pa.string())))
        found = search(rows(now, kept), known, gone)
        everything = search(rows(now), np.zeros(len(now), np.bool_), STORIES.empty_table())
        assert found.to_pylist() == everything.to_pylist()
