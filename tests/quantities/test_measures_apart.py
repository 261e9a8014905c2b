"""What a figure measures where verbs and prepositions tell it: money spent, added, paid; ranges; changes told after a count."""

from __future__ import annotations

import pytest

from pipeline.language.document import Document
from pipeline.language.mentions import QuantityKind


def measures(sentence: str) -> list[str | None]:
    return [q.measure for q in Document(sentence).quantities if q.kind is not QuantityKind.ORDINAL]


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("The guild will spend 9 million euros this year on dry docks.", "dry docks"),
        ("Since May the school has spent $3 million less on flour.", "flour"),
        ("The board agreed, along with $7,000 for ladders.", "ladders"),
        ("The fund has put 15 million euros into the orchard.", "orchard"),
        ("The storm added thousands of dollars to the price of a mooring.", "price of a mooring"),
        ("It fell again, wiping more than 3 million euros from the brewery's value.", "brewery's value"),
        ("Kenya is meeting the $11-million cost.", "cost"),
        ("The mill sells the narrow loom for 900 euros.", "narrow loom"),
        ("The pier overspent its budget by 4 million euros.", "budget"),
    ],
)
def test_money_is_of_what_it_is_spent_on_added_to_or_paid_for(sentence: str, measure: str) -> None:
    assert measures(sentence)[-1] == measure


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They read 970 letters, which is 21% up on last year.", ["letters", "letters"]),
        ("They read 970 letters, up by 21 per cent on May.", ["letters", "letters"]),
        ("They read 970 letters, which is an increase of 21%.", ["letters", "letters"]),
        ("The dock will be staffed by 24 bakers, eight from each county.", ["bakers", "bakers"]),
        ("Some 900 carts pass here daily and that three per cent are opened is a scandal.", ["carts", "carts"]),
        ("Lamps from 20 to 40 euros stay an average of 70 days; 40 to 60 euros, 99 days.", ["Lamps", "Lamps", "Lamps", "Lamps"]),
        ("He has claims of 9 million euros, ranging from 200 to 4,000 euros.", ["claims", "claims"]),
        ("Pear prices rose between 5% and 6% and oils between 6% and 7%.", ["Pear prices", "oils"]),
        ("They keep 80 head of cattle.", ["head of cattle"]),
        ("They sold 63 Type 3 looms.", ["Type 3 looms"]),
        ("It is one of the most gifted and patient herds in the county.", ["gifted and patient herds in the county"]),
        ("They reported sales of 580 units.", ["sales"]),
        ("Roughly 45 per cent of those released came back.", ["those released"]),
        ("Here about 900 displaced bakers live.", ["displaced bakers"]),
        ("Eight of the mills dealt in rye, four in oats and three in hops.", ["mills", "mills", "mills"]),
        ("R250 million has been moved to the dry docks.", ["dry docks"]),
        ("The fleet grew by 125 barges or 2.2 per cent.", ["barges", "fleet"]),
        ("They took 90 kg of hay, five times the 18 kg seized in 2012.", ["hay", "hay", "hay"]),
        ("The bond grows by 2 per cent for every month you wait, totalling 6 per cent.", ["bond", "bond"]),
        ("Last May there were 310 such rents; this year there have already been 280.", ["rents", "rents"]),
        ("The bill came to 6,300 euros, of which the guild paid 4,000.", ["bill", "bill"]),
        ("The mill made a profit of 3 million on sales of 40 million euros.", ["profit", "sales"]),
        ("Kenya would double the number of lamps in its ports, to 24.", ["lamps", "lamps"]),
        ("Kenya's 47 mills closed.", ["mills"]),
        ("The village has two police posts.", ["police posts"]),
        ("Their average speed was 93 km an hour.", ["average speed"]),
        ("At 2.3 per cent, the leak rate is low.", ["leak rate"]),
        ("One in eight files in a sample of 640 was lost.", ["files", "files"]),
        ("It has issued 800 writs this year, bringing the total to 5,200.", ["writs", "writs"]),
        ("They bought a 5 kg cured ham after 300 acres burned.", ["cured ham", None]),
        ("I did 11 night shifts there.", ["night shifts"]),
        ("Of 510 bakers who answered:\n\n- 71 per cent said no\n\n- 12 per cent said yes", ["bakers"] * 3),
    ],
)  # fmt: skip
def test_a_figure_that_follows_a_count_speaks_of_it(sentence: str, expected: list[str]) -> None:
    assert measures(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("The set will cost 200 euros.", "set"),
        ("The gap hit a record, having grown by 4 million euros.", "gap"),
        ("The load on it was 5 volts.", "load"),
        ("The data saw the pear index fall to 96.", "pear index"),
        ("The guild hopes to grow sales by 35 per cent.", "sales"),
        ("Growers earning 48,000 euros pay nothing.", "Growers"),
        ("The barge with 40 kW was slow.", "barge"),
        ("They ran on lamp levels at 40 watts.", "lamp levels"),
        ("A mill had a net worth of 1.3 million.", "mill"),
        ("The fee is charged on top of the rents of the docks, around 70 per cent of the rent itself.", "rent"),
        ("She has done a 9 kilometre run.", "run"),
    ],
)
def test_the_subject_of_the_clause_is_measured(sentence: str, measure: str) -> None:
    assert measures(sentence)[-1] == measure
