"""Canonical text -> mentions, each with its exact span. `document.py` finds each kind once, when it is first asked for.

    text  words  shapes  tense  grammar    sentences and tokens, and what a word can be
    lexicon  phrase_index  reference       language knowledge as data, and matching it
    marks  cues                            quotation marks, and the verbs that report
    dates/                                 dates, and what they mean in days
    numbers/  quantities/  measures/       numbers as written; with unit, range and comparator; what they count
    people/                                names, offices and organisations, and who is who in an article
    places/                                places, and the countries they are in
    mentions.py                            the nouns of it all

Belongs here: what a text says, for any purpose. Stays out: what makes a meeting, a statistic or a quote (`extraction/`).
"""
