"""Numbers that are part of a name or point at something: "K-9", "Article 3", "Orion 9", "11 Pro Max".

Belongs here: one test a kind. Stays out: the table of rules, with their examples (`not_quantities.py`).
"""

from __future__ import annotations

from functools import cache

from pipeline.language.lexicon import Entry, read_lexicon
from pipeline.language.numbers.atoms import DASHES, HYPHENS, ORDINAL_ENDINGS
from pipeline.language.numbers.candidates import Candidate
from pipeline.language.numbers.number_words import number_words
from pipeline.language.numbers.numbers import Form

_PREFIXES = frozenset({"sub", "minus", "to", "and", "over", "under", "nearly", "plus", "than", "or", "about", "record"})


_SUFFIXES = frozenset({"k", "m", "mm", "b", "t", "g", "c", "f", "x", "s"})


class ReferenceNoun(Entry):
    word: str
    case: str = ""


@cache
def _references(language: str) -> dict[str, str]:
    return {entry.word: entry.case for entry in read_lexicon("reference_nouns", ReferenceNoun, language)}


def in_page_address(c: Candidate) -> bool:
    """Inside a web or e-mail address."""
    text, start = c.atoms.text, c.atoms.starts[c.number.first]
    left = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
    word = text[left:start]
    return "://" in word or word.lower().startswith("www.") or "@" in word


def part_of_word(c: Candidate) -> bool:
    atoms, first = c.atoms, c.number.first if c.currency_first is None else c.currency_first
    if not atoms.glued(first) or first == 0:
        return False
    before = atoms.words[first - 1]
    if before in ("#", "№", "@", "_", "\\"):
        return True
    if before[-1].isalnum():
        return True
    if before == "+" and first > 2 and atoms.glued(first - 1) and atoms.glued(first - 2):
        return atoms.words[first - 3][-1].isalpha()  # "RX204+55"
    if before in DASHES or before in "./:":
        inner = atoms.glued(first - 1) and first > 1
        if not inner:
            named = (
                first > 1 and before in HYPHENS and len(atoms.words[first - 2]) > 2 and atoms.words[first - 2].isupper()
            )
            return before == "/" or named  # "COVID -19"
        earlier = atoms.words[first - 2]
        if first > 2 and atoms.words[first - 3][-1].isdigit() and atoms.glued(first - 2) and before in DASHES:
            return False  # "3km-5km"
        if before in DASHES and (earlier.lower() in _PREFIXES or earlier.lower() in number_words(c.language).triggers):
            return False
        if before in HYPHENS and earlier[-1].isalpha():
            return atoms.lows[first - 2] not in c.words.function or earlier[0].isupper()
        return before in "./:" and earlier[-1].isalnum()
    return before in "'’" and first > 1 and atoms.glued(first - 1)


def glued_letters(c: Candidate) -> bool:
    atoms, after = c.atoms, c.number.after
    if c.unit is not None or c.number.form is Form.WORDS or not atoms.glued(after):
        return False
    word = atoms.words[after]
    if not word[0].isalpha():
        return False
    if atoms.lows[after] in ORDINAL_ENDINGS:
        return False
    if c.number.letter is not None and word in ("G", "T") and c.currency_first is None:
        return atoms.lows[after + 1][:1].isalpha()  # "the 5G network"
    return not (c.number.letter is not None or (atoms.lows[after] in _SUFFIXES and c.currency_first is not None))


def decade(c: Candidate) -> bool:
    """ "the 1990s", and a year in the genitive whose apostrophe is lost: "2016s best film"."""
    after = c.number.after
    if not (c.atoms.glued(after) and c.atoms.words[after] == "s" and c.digits.isdigit()):
        return False
    return c.digits[-1] == "0" or (len(c.digits) == 4 and c.digits[:2] in ("19", "20"))


def reference(c: Candidate) -> bool:
    atoms, at = c.atoms, c.before
    if at < 0 or c.currency_first is not None or c.number.form is Form.VAGUE or c.number.scaled:
        return False
    if atoms.words[at] in ("#", "№"):
        return True
    if atoms.lows[at] == "of" and at > 1 and atoms.words[at - 1].isdigit():
        return atoms.lows[at - 2] in ("page", "part", "chapter", "photo", "image", "slide")  # "page 2 of 14"
    if atoms.words[at] == "." and at:
        at -= 1
        return atoms.lows[at] in ("no", "nos", "nr", "nrs", "art", "para", "sec", "vol", "pp", "ref", "fig", "p")
    if atoms.lows[at] in ("to", "and", "-", "–") and at > 1 and atoms.words[at - 1].isdigit() and c.plain:
        several = atoms.lows[at - 2].endswith("s") and atoms.lows[at - 2] in _references(c.language)
        return several and not c.counts_plural  # "articles 3 and 7"
    case = _references(c.language).get(atoms.lows[at])
    if case is None or case == "dot":
        return False
    if (c.unit is not None and c.unit.code != "s") or "," in c.digits:
        return False
    if case == "capital" and not atoms.words[at][0].isupper():
        return False
    if c.number.form is Form.WORDS and not atoms.words[at][0].isupper():
        return False
    return atoms.lows[c.number.after] not in ("times", "percent", "per")


def after_name(c: Candidate) -> bool:
    """A capitalised word right before bare digits that count nothing after them: "Nasdaq 100", "Galaxy 9"."""
    atoms, at = c.atoms, c.number.first - 1
    if at < 0 or c.unit is not None or c.currency_first is not None or c.number.scaled:
        return False
    if c.number.form not in (Form.DIGITS, Form.WORDS) or c.number.letter:
        return False
    name, low = atoms.words[at], atoms.lows[at]
    if (
        not name[0].isalpha()
        or not (name[0].isupper() or name[1:2].isupper())
        or low.endswith(("'s", "’s"))
        or low in c.words.function
        or low in c.words.finite
    ):
        return False
    if low in c.months or low in c.words.grammar("weekday"):
        return not c.counts_plural and (c.number.value <= 31 or len(c.digits) in (2, 4))  # not "in June 350"
    if low.endswith("ly") or (at == 0 and (c.words.is_verb(low) or low in c.words.bases or c.words.participle(low))):
        return False
    if c.number.form is Form.WORDS:
        return atoms.words[c.number.first][0].isupper() and not c.counts_plural
    if not c.counts_plural:
        return not _is_gapped(c, at)
    leads = [atoms.lows[i] for i in range(max(0, at - 3), at)]
    return at < 3 and not any(c.words.function.get(low) == "preposition" for low in leads)


def _is_gapped(c: Candidate, at: int) -> bool:
    """Whether a name and its figure go on a row of them: "Norway saw 41 thefts, Denmark 12 and Iceland 9"."""
    atoms, after = c.atoms, c.number.after
    joined = at > 0 and (atoms.words[at - 1] in (",", ";") or atoms.lows[at - 1] in c.words.grammar("and"))
    ends = atoms.words[after] in ("", ".", ",", ";") or atoms.lows[after] in c.words.grammar("and")
    if not joined or not ends:
        return False
    counted = (i for i in range(1, at) if atoms.words[i - 1][0].isdigit() and c.words.is_plural(atoms.lows[i]))
    return any(atoms.words[i].islower() for i in counted)


def before_name(c: Candidate) -> bool:
    """Bare digits before capitalised words none of which is a plural: "11 Pro Max", "3 Musketeers Lane"."""
    atoms, after = c.atoms, c.number.after
    if not c.plain or c.number.value == 1 or c.number.value % 1 or atoms.glued(after) or "," in c.digits:
        return False
    if (
        c.before >= 0
        and c.words.function.get(atoms.lows[c.before]) in ("adverb", "preposition")
        and c.number.value > 99
    ):
        return False
    word = atoms.words[after]
    if not (word[:1].isupper() and atoms.lows[after] not in c.words.function and atoms.lows[after] not in c.months):
        return False
    if atoms.lows[after] in c.words.grammar("clock") or c.counts_plural:
        return False
    run = after
    joins = number_words(c.language).articles | {"and", "or", "&"}
    while run < after + 9 and (
        atoms.hyphenated(run) or atoms.words[run][:1].isalnum() or atoms.lows[run] in joins or atoms.words[run] == "&"
    ):
        if atoms.lows[run] in c.words.function and atoms.lows[run] not in joins:
            break
        if c.words.is_plural(atoms.lows[run]):
            return False
        run += 1
    return True
