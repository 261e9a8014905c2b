"""Lexicons are checked when they are read, and what is wrong with one is told by file and line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.language import lexicon
from pipeline.language.lexicon import Entry, LexiconError, read_lexicon, read_pairs, read_sorted_pairs, words_of


class Herb(Entry):
    word: str
    weeks: int = 4


Write = Callable[[str, str], None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a lexicon of English by its name."""
    folder = tmp_path / "lexicons" / "en"
    folder.mkdir(parents=True)
    monkeypatch.setattr(lexicon, "SEEDS", tmp_path)
    for read in (read_lexicon, words_of, lexicon.languages_with):
        read.cache_clear()
    return lambda name, text: (folder / f"{name}.tsv").write_text(text, encoding="utf-8") and None


def test_entries_keep_the_order_of_the_file_and_take_defaults(write: Write) -> None:
    write("herbs", "# Herbs.\nword\tweeks\nsorrel\t6\n\n# late\ndill\n")
    assert read_lexicon("herbs", Herb) == (Herb(word="sorrel", weeks=6), Herb(word="dill", weeks=4))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("word\tweeks\nsorrel\t6\n# late\ndill\tsoon\n", r"herbs\.tsv:4: column 'weeks': .*integer"),
        ("word\tweeks\n\t6\n", r"herbs\.tsv:2: column 'word': .*required"),
        ("word\tcolour\nsorrel\tgreen\n", r"herbs\.tsv:2: column 'colour': .*not permitted"),
        ("word\nsorrel\t6\n", r"herbs\.tsv:2: 2 cells, but 1 columns"),
    ],
)
def test_what_does_not_fit_is_told_by_line_and_column(write: Write, text: str, says: str) -> None:
    write("herbs", text)
    with pytest.raises(LexiconError, match=says):
        read_lexicon("herbs", Herb)


def test_a_list_of_words_has_one_column(write: Write) -> None:
    write("herbs", "word\nsorrel\ndill\nsorrel\n")
    assert words_of("herbs") == {"sorrel", "dill"}
    write("spices", "word\tweeks\nmace\t6\n")
    with pytest.raises(LexiconError, match=r"spices\.tsv:2: not a list of words"):
        words_of("spices")


def test_a_language_may_lack_a_lexicon_that_others_have(write: Write) -> None:
    write("herbs", "word\nsorrel\n")
    assert read_lexicon("herbs", Herb, "fr") == ()
    with pytest.raises(FileNotFoundError):
        read_lexicon("spices", Herb, "fr")


def test_every_city_is_found_by_how_its_name_starts() -> None:
    """Which holds only as long as the file is sorted."""
    cities = read_sorted_pairs("cities")
    assert [name for name, places in read_pairs("cities").items() if cities[name[:2]].get(name) != places] == []


@pytest.mark.parametrize("start", ["Qq", "zz", "#", "na", "\U0010ffff", "\ud800"])
def test_no_city_starts_with_what_none_starts_with(start: str) -> None:
    assert not [name for name in read_sorted_pairs("cities")[start] if not name.startswith(start)]
    assert "name" not in read_sorted_pairs("cities")[start]
