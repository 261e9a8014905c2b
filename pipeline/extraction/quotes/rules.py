"""The rules that write quotes: one table, each rule with what it matches and what it must leave alone.

Belongs here: the names that rows carry in `rule`, and their examples, which are run as tests. Stays out: how a rule is matched;
`pattern` shows it as symbols of a line (see `line.py`), for rules within one line.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extraction.quotes import patterns
from pipeline.extraction.quotes.contents import BACKOFF, SHAPES


@dataclass(frozen=True, slots=True)
class Rule:
    """`matches` gives a row of this rule whose text is `content`; `misses` gives none of this rule."""

    name: str
    about: str
    matches: str
    content: str
    misses: str
    pattern: str = ""


def _shape(name: str) -> str:
    return "  or  ".join(shape.pattern.pattern for shape in SHAPES + BACKOFF if shape.name == name)


RULES = (
    # A quotation, by what follows it
    Rule("quotation_cue_source", "said X, after the quotation",
         "“The lock is old,” said Ana Brill, the keeper.", "The lock is old,",
         "“Old Lock” stands in Ana Brill's garden.", patterns.INVERTED.pattern),
    Rule("quotation_source_cue", "X said, after the quotation",
         "“The lock is old,” the keeper told visitors on Monday.", "The lock is old,",
         "The ‘old lock’ visitors said it was shut.", patterns.SUBJECT_VERB.pattern),
    Rule("quotation_quoted_as_saying", "X was quoted as saying; Y quoted X as saying",
         "“The lock is old,” Ana Brill was quoted by the local radio as saying.", "The lock is old,",
         "Ana Brill was quoted by the local radio.", patterns.QUOTED_AS_SAYING.pattern),
    Rule("quotation_was_verdict_of", "was the verdict of X",
         "“The lock is old,” was the verdict of the divers.", "The lock is old,",
         "“Old Lock” was the boat of the divers.", patterns.VERDICT.pattern),
    Rule("quotation_according_to", "according to X, after the quotation",
         "“The lock is old,” according to the keeper.", "The lock is old,",
         "“Old Lock” sails when the keeper says so.", patterns.ACCORDING.pattern),
    Rule("quotation_credit", "a dash or a line of its own with the speaker's name, after the quotation",
         "“The lock is old.” — Ana Brill, keeper", "The lock is old.",
         "“The lock is old.” — and so it was.", patterns.CREDIT.pattern),
    Rule("quotation_with_these_words", "with these words X ..., after the quotation",
         "“The lock is old.” With these words Ana Brill opened the talk and said it would stay.", "The lock is old.",
         "“The lock is old.” Ana Brill opened the talk."),
    # A quotation, by what stands before it
    Rule("source_cue_quotation", "X said, before the quotation",
         "Asked about it, Ana Brill said: “The lock is old.”", "The lock is old.",
         "Ana Brill said the ‘old lock’ boat sank.", patterns.INTRODUCED.pattern),
    Rule("cue_source_quotation", "said X, before the quotation",
         "Added Ana Brill, who keeps it: “The lock is old.”", "The lock is old.",
         "Added weight: “The lock is old.”"),
    Rule("source_colon_quotation", "a sentence about X that ends in a colon",
         "The keeper was worried: “The lock is old.”", "The lock is old.",
         "The keeper was worried. The lock is old.", ":[Qq]"),
    Rule("quotation_in_view", "in X's view",
         "In her view, “the lock is old, and so am I”.", "the lock is old, and so am I",
         "In her garden, “the lock is old” was painted.", patterns.VIEW.pattern),
    Rule("quotation_for_whom", "for X",
         "For Ana Brill, “the lock is a friend”.", "the lock is a friend",
         "For the lock, “Old Friend” is a fair name.", patterns.FOR_WHOM.pattern),
    Rule("according_to_quotation", "according to X, before the quotation",
         "In the words of Ana Brill, “the lock is old”.", "the lock is old",
         "According to Ana Brill, the lock is old.", patterns.ACCORDING.pattern),
    Rule("quotation_after_source", "a quotation after a sentence in which its speaker spoke",
         "He said nobody had looked. “The lock is old.”", "The lock is old.",
         "Nobody had looked. “The lock is old.”"),
    Rule("quotation_after_subject", "a quotation after a sentence about one person",
         "Ana Brill pointed at the gate. “The lock is old.”", "The lock is old.",
         "Ana Brill pointed at Bo Lind. “The lock is old.”"),
    # Quotations and paragraphs
    Rule("source_cue_paragraph", "X said, at the end of the paragraph before",
         "Ana Brill, the keeper, said:\n\n“The lock is old.”", "The lock is old.",
         "Ana Brill is the keeper.\n\n“The lock is old.”"),
    Rule("speaker_carried_on", "a paragraph that is a quotation, after one that ends with its speaker's",
         "“The lock is old,” said Ana Brill.\n\n“It leaks.”", "It leaks.",
         "“The lock is old,” said Ana Brill.\n\nThe lock leaks.\n\n“It leaks.”"),
    Rule("cue_list", "X recommends, then a list",
         "The divers recommended:\n\n– to drain the lock;\n\n– to close the gate.",
         "to drain the lock;\n\nto close the gate.",
         "The divers had lunch:\n\n– to drain the lock;\n\n– to close the gate."),
    # Words in quotation marks inside the reporter's sentence
    Rule("cue_quoted_words", "called it, described it as, speaks of",
         "Ana Brill called the lock “a patient on leave”.", "a patient on leave",
         "The boat called “Old Lock” sank.", "V[^Qq]*[Qq]"),
    # Reported clauses
    Rule("that_clause", "said that",
         "Ana Brill said on Monday that the lock was old.", "the lock was old",
         "Ana Brill said little that day.", _shape("that_clause")),
    Rule("bare_clause", "said, without that",
         "Ana Brill said the lock was old.", "the lock was old",
         "Ana Brill said so.", _shape("bare_clause")),
    Rule("said_clause", "said, where no verb of the clause is known",
         "Ana Brill says the old lock endangers boats and divers.", "the old lock endangers boats and divers",
         "Ana Brill says grace.", _shape("said_clause")),
    Rule("wh_clause", "noted how, explained why, asked whether",
         "Ana Brill explained why the lock was old.", "why the lock was old",
         "Ana Brill explained the lock.", _shape("wh_clause")),
    Rule("told_that", "told X that",
         "Ana Brill told the divers that the lock was old.", "the lock was old",
         "Ana Brill told the divers.", _shape("told_that")),
    Rule("told_wh", "told X how",
         "Ana Brill told us how the lock was built.", "how the lock was built",
         "Ana Brill told us.", _shape("told_wh")),
    Rule("told_clause", "told X he",
         "Ana Brill told the divers she would wait.", "she would wait",
         "Ana Brill told the divers off.", _shape("told_clause")),
    Rule("if_clause", "asked if",
         "Ana Brill asked if the lock was old.", "if the lock was old",
         "Ana Brill said if only she knew.", _shape("if_clause")),
    Rule("told_name", "told NAME the",
         "Ana Brill told divers the lock was old.", "the lock was old",
         "Ana Brill told divers a story.", _shape("told_name")),
    Rule("told_object", "told him the",
         "Ana Brill told him the lock was old.", "the lock was old",
         "Ana Brill told him a story.", _shape("told_object")),
    Rule("colon_clause", "said, a colon, a clause",
         "Ana Brill adds: the lock is old.", "the lock is old",
         "Ana Brill: the lock is old.", _shape("colon_clause")),
    Rule("source_colon_clause", "a line that opens with its speaker's name",
         "Ana Brill: The lock is old and leaks.", "The lock is old and leaks",
         "Old Lock: The lock is old and leaks."),
    Rule("someone_to", "urged X to",
         "Ana Brill urged the divers to wait.", "the divers to wait",
         "Ana Brill called on the mayor to discuss the lock.", _shape("someone_to")),
    Rule("infinitive", "promised to",
         "Ana Brill promised to drain the lock.", "to drain the lock",
         "Ana Brill came to drain the lock.", _shape("infinitive")),
    Rule("gerund", "recommended draining",
         "Ana Brill recommended draining it soon.", "draining it soon",
         "Ana Brill began draining it.", _shape("gerund")),
    Rule("figure", "estimated it at, put it at",
         "Ana Brill put the losses at EUR 3 million.", "the losses at EUR 3 million",
         "Ana Brill put the keys in 3 boxes.", _shape("figure")),
    Rule("noun_phrase", "called for, announced, underlined",
         "Ana Brill called for a new lock.", "a new lock",
         "Ana Brill discussed a new lock.", _shape("noun_phrase")),
    Rule("any_that", "a verb that reports, without its own frame for it: that",
         "The coroner found that the lock was old.", "the lock was old",
         "The coroner found it.", _shape("any_that")),
    Rule("any_told_that", "a verb that reports, without its own frame for it: to whom, that",
         "The skipper cabled Oslo that the lock was old.", "the lock was old",
         "The skipper steered to the base that the divers built.", _shape("any_told_that")),
    Rule("any_clause", "a verb that reports, without its own frame for it: a clause with an auxiliary",
         "Ana Brill denied the lock was old.", "the lock was old",
         "Ana Brill denied the lock to visitors.", _shape("any_clause")),
    Rule("against", "warned against",
         "Ana Brill warned boats against the lock.", "boats against the lock",
         "Ana Brill leaned against the lock.", _shape("against")),
    Rule("of", "warned of",
         "Ana Brill warned of an old lock.", "an old lock",
         "Ana Brill thought of an old lock.", _shape("of")),
    Rule("clause_source_cue", "the clause, then X said; X said inside it",
         "The lock, she added, had never been drained.", "The lock, had never been drained",
         "The lock, he knew, had never been drained.", patterns.TRAILING.pattern),
    Rule("clause_after_as", "as X said, the clause",
         "As Ana Brill pointed out, the lock was old.", "the lock was old",
         "As Ana Brill left, the lock was shut.", patterns.AFTER_AS.pattern),
    Rule("clause_in_view", "in X's view",
         "In her view, the lock was old.", "the lock was old",
         "In her garden, the lock was old.", patterns.IN_VIEW.pattern),
    Rule("according_to", "according to X",
         "The lock is old, according to the keeper.", "The lock is old",
         "According to the tide table.", patterns.ACCORDING.pattern),
    Rule("noun_clause", "her warning that, issued a warning that",
         "Her warning that the lock was old was ignored.", "the lock was old",
         "Her warning was ignored."),
)  # fmt: skip
"""Every rule of quotes, in the order of the sections above."""
