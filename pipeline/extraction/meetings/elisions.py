"""Tokens with elided words apart: "l'atelier" is an article and a noun, "s'est" a pronoun and a verb.

Belongs here: parting tokens where a language elides. Stays out: which words elide (`elisions.tsv`).
"""

from __future__ import annotations

from pipeline.language.text import Tokens


def parted(tokens: Tokens, elided: frozenset[str]) -> Tokens:
    """The tokens with each elided word apart, in lower case with a straight apostrophe; the same ones where nothing elides."""
    if not elided:
        return tokens
    words: list[str] = []
    starts: list[int] = []
    for word, start in zip(tokens.words, tokens.starts, strict=True):
        mark = max(word.find("'"), word.find("’")) + 1
        if mark and mark < len(word) and word[:mark].lower() in elided:
            words += [word[:mark], word[mark:]]
            starts += [start, start + mark]
        else:
            words.append(word)
            starts.append(start)
    apart = Tokens("")
    apart.words, apart.starts = words, starts
    apart.ends = [start + len(word) for word, start in zip(words, starts, strict=True)]
    apart.lowers = [word.lower().replace("’", "'") for word in words]
    return apart
