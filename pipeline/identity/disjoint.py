"""Disjoint sets (union-find with path halving; Tarjan 1975). Which member stands for a set has no meaning outside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

M = TypeVar("M", bound=Hashable)


class DisjointSets(Generic[M]):
    """Members that are joined step by step; one that was never joined is a set of its own."""

    def __init__(self) -> None:
        self._above: dict[M, M] = {}
        self._size: dict[M, int] = {}

    def find(self, member: M) -> M:
        """The member that stands for the set."""
        above = self._above
        while (parent := above.get(member, member)) != member:
            above[member] = above.get(parent, parent)
            member = parent
        return member

    def union(self, one: M, other: M) -> M:
        """Join two sets; the member that stands for both."""
        one, other = self.find(one), self.find(other)
        if one != other:
            if self._size.get(one, 1) < self._size.get(other, 1):
                one, other = other, one
            self._above[other] = one
            self._size[one] = self._size.get(one, 1) + self._size.get(other, 1)
        return one

    def groups(self, members: Iterable[M]) -> dict[M, list[M]]:
        """The sets among the members, by the member that stands for each."""
        found: defaultdict[M, list[M]] = defaultdict(list)
        for member in members:
            found[self.find(member)].append(member)
        return dict(found)
