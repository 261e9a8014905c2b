"""What is rewritten for the compiler means the same and stands on the same lines."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from deploy.lowering import lowered

HEAD = '"""Ships."""\n\nfrom __future__ import annotations\n\n'


def run(source: str) -> SimpleNamespace:
    """The names that a rewritten module defines."""
    names: dict[str, Any] = {"__name__": __name__}
    exec(compile(lowered(HEAD + source), "ships.py", "exec"), names)
    return SimpleNamespace(**names)


HARBOUR = '''
from functools import cached_property


class Harbour:
    """Counts its ships once."""

    def __init__(self) -> None:
        self.counted = 0

    @cached_property
    def ships(self) -> int:
        """How many."""
        self.counted += 1
        return 7

    @cached_property
    def flagship(self) -> str | None:
        self.counted += 1
        return None
'''

SHIP = '''
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Ship:
    """A ship."""

    name: str
    """As painted."""
    tons: int = 5


@dataclass(slots=True)
class Fleet:
    """Ships."""

    ships: list[Ship]
'''


@pytest.mark.parametrize("source", [HARBOUR, SHIP, "_MANY: int = 5\nNAMES = ('a',)\n"])
def test_every_line_stays_where_it_was(source: str) -> None:
    before, after = (HEAD + source).splitlines(), lowered(HEAD + source).splitlines()
    assert len(before) == len(after)
    assert [n for n, line in enumerate(before) if "return" in line or line.startswith("class")] == [
        n for n, line in enumerate(after) if "return" in line.partition("def ")[0] or line.startswith("class")
    ]


def test_a_cached_property_is_read_once() -> None:
    harbour = run(HARBOUR).Harbour()
    assert [harbour.ships, harbour.ships] == [7, 7]
    assert harbour.counted == 1


def test_a_cached_property_without_a_value_is_read_once_too() -> None:
    harbour = run(HARBOUR).Harbour()
    assert [harbour.flagship, harbour.flagship] == [None, None]
    assert harbour.counted == 1


def test_a_dataclass_is_made_compared_hashed_and_replaced_as_before() -> None:
    made = run(SHIP)
    ship = made.Ship("Elna")
    assert (ship.name, ship.tons) == ("Elna", 5)
    assert ship == made.Ship(name="Elna", tons=5) != made.Ship("Orva")
    assert hash(ship) == hash(made.Ship("Elna"))
    assert made.replace(ship, tons=9) == made.Ship("Elna", 9)
    with pytest.raises(TypeError):
        hash(made.Fleet([ship]))


def test_constants_are_final_and_what_changes_is_not() -> None:
    source = "_MANY: int = 5\nNAMES = ('a',)\nP = int\n_seen = set()\nCOUNT = 1\nCOUNT += 1\n"
    after = lowered(HEAD + source)
    assert "_MANY: _Final[int] = 5\nNAMES: _Final = ('a',)\nP = int\n_seen = set()\nCOUNT = 1\n" in after


def test_columns_of_a_lexicon_are_in_quotation_marks() -> None:
    after = lowered(
        HEAD + "class Line(Entry):\n    word: str\n    kind: Kind | None = None\n    more: tuple[str, ...]\n"
    )
    assert "    word: str\n    kind: '_Optional[Kind]' = None\n    more: 'tuple[str, ...]'\n" in after


def test_a_class_without_room_for_the_rewrite_is_told_of() -> None:
    with pytest.raises(ValueError, match=r"line 7: an empty line"):
        lowered(
            HEAD
            + "class Pier:\n    @property\n    def a(self) -> int: ...\n    @cached_property\n    def b(self) -> int: ...\n"
        )


def test_a_module_with_nothing_to_rewrite_is_left_alone() -> None:
    source = HEAD + "def moor(ship: str) -> str:\n    return ship\n"
    assert lowered(source) == source
