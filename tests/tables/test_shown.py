"""What is shown of an article obeys nobody."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from pipeline.tables.shown import CONTROLS, markdown, printable, shown


def test_escape_codes_are_shown_and_not_obeyed() -> None:
    assert printable("\x1b[2J\x1b]0;title\x07") == "\\x1b[2J\\x1b]0;title\\x07"
    assert printable("right\u202eto left") == "right\\u202eto left"
    assert printable("Jürgen – “ça” 北京 👮") == "Jürgen – “ça” 北京 👮"


@given(st.text())
def test_nothing_shown_can_move_a_cursor(text: str) -> None:
    assert not {unicodedata.category(one) for one in shown(text)} & CONTROLS


@given(st.text(), st.integers(2, 40))
def test_a_cell_keeps_its_width(text: str, width: int) -> None:
    assert len(shown(text, width)) <= width


def test_markdown_cells_are_no_markup() -> None:
    table = markdown(("a", "b"), [("<script>|x", "[a](http://e.example) `c` **d**\nnext")])
    assert table.splitlines()[2] == (r"| &lt;script\>\|x | \[a\]\(http://e\.example\) \`c\` \*\*d\*\* next |")
