"""Which date bounds a figure, by the constructions of English prose."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.extraction.statistics import extract_statistics
from pipeline.language.document import Document

PUBLISHED = date(2019, 9, 20)
"""A Friday."""

Days = tuple[str, str] | None


def periods(text: str) -> list[Days]:
    found = extract_statistics(Document(text, article_id="a_1", published_on=PUBLISHED), [])
    return [(str(row.period_start), str(row.period_end)) if row.period_start else None for row in found]


TUESDAY = ("2019-09-17", "2019-09-17")
AUGUST = ("2019-08-01", "2019-08-31")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 17 September, 40 officers searched nine flats.", [TUESDAY, TUESDAY]),
        ("In raids at three farms on 17 September, 40 hens were found.", [TUESDAY, TUESDAY]),
        ("The head told reporters on Tuesday that 40 hens were found.", [None]),
        ("Tuesday's fair drew 40 hens.", [None]),
        ("On Tuesday the class met Ms Brandt, who has set aside 400 euros for a lamp.", [None]),
    ],
)
def test_a_single_day_bounds_what_its_clause_opens_with(text: str, expected: list[Days]) -> None:
    assert periods(text) == expected


def test_the_levels_of_a_change_between_two_months_stand_at_its_ends() -> None:
    january, june = ("2019-01-01", "2019-01-31"), ("2019-06-01", "2019-06-30")
    assert periods("Thefts dropped from 75 to 60 between January and June.") == [january, june]
    assert periods("Thefts dropped by 20 per cent between January and June.") == [("2019-01-01", "2019-06-30")]


def test_a_date_after_a_second_verb_bounds_both_figures() -> None:
    text = "Customs seized 90 tonnes of timber and detained 14 men along the border last month."
    assert periods(text) == [AUGUST, AUGUST]


def test_a_definite_figure_that_was_recorded_in_a_year_has_that_year() -> None:
    assert periods("Those are more than the 66 letters recorded in 2017.") == [("2017-01-01", "2017-12-31")]
    assert periods("The 66 clubs of the league were praised in 2017.") == [None]


def test_a_point_in_time_is_no_period() -> None:
    assert periods("The bureau had 38 desks, of which 4 were vacant at the end of the year.") == [None, None]


def test_a_list_takes_the_date_of_what_its_lead_in_takes_up() -> None:
    text = "Inspectors called at eight mills on 3 June.\n\nThe visits led to the recovery of:\n\n- 40 sacks of flour\n\n- 12 kg of tea"
    assert periods(text)[1:] == [("2019-06-03", "2019-06-03")] * 2
    assert periods(text.replace("The visits led", "A charity pays"))[1:] == [None, None]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The school trained 60 bakers in the year to March 2019.", "2018-04-01", "2019-03-31"),
        ("The school trained 60 bakers in the year ended June 2018.", "2017-07-01", "2018-06-30"),
        ("In fiscal year 2018, the school trained 60 bakers.", "2018-01-01", "2018-12-31"),
        ("In the 2016-17 season the school trained 60 bakers.", "2016-01-01", "2017-12-31"),
    ],
)
def test_years_that_are_not_the_calendars(text: str, start: str, end: str) -> None:
    assert periods(text) == [(start, end)]


def test_a_year_earlier_counts_from_the_year_of_its_sentence() -> None:
    text = "The school trained 60 bakers in 2016, compared with 48 a year earlier."
    assert periods(text) == [("2016-01-01", "2016-12-31"), ("2015-01-01", "2015-12-31")]


def test_months_without_a_year_are_the_articles_own() -> None:
    assert periods("In the first eight months, 340 boats were stopped.") == [("2019-01-01", "2019-08-31")]


def test_a_change_has_the_period_of_what_it_changed_to() -> None:
    text = "The bureau got 90 letters in 2018, against 60 a year earlier: an increase of 50 per cent."
    assert periods(text)[2] == ("2018-01-01", "2018-12-31")


def test_a_changed_time_is_a_finding_at_both_ends() -> None:
    assert len(periods("The time needed to sign a form fell from 36 days to 21.")) == 2


@pytest.mark.parametrize(
    ("language", "text", "start", "end"),
    [
        ("fr", "L'an dernier, 40 barques ont été saisies.", "2018-01-01", "2018-12-31"),
        ("fr", "Le port a vu 40 barques au premier semestre 2019.", "2019-01-01", "2019-06-30"),
        ("fr", "En mai, 40 barques ont été saisies.", "2019-05-01", "2019-05-31"),
        ("fr", "Le 18 septembre, 40 barques ont été saisies.", "2019-09-18", "2019-09-18"),
        ("es", "En todo el 2018 fueron vistas 40 barcas.", "2018-01-01", "2018-12-31"),
        ("es", "Entre enero y marzo del año pasado fueron vistas 40 barcas.", "2018-01-01", "2018-03-31"),
        ("en", "In June, 77 barges were seen.", "2019-06-01", "2019-06-30"),
    ],
)
def test_the_periods_of_other_languages(language: str, text: str, start: str, end: str) -> None:
    [row] = extract_statistics(Document(text, article_id="a_1", published_on=PUBLISHED, language=language), [])
    assert (str(row.period_start), str(row.period_end)) == (start, end)


def test_a_week_that_opens_or_follows_bounds_its_figure() -> None:
    week = ("2019-09-09", "2019-09-15")
    assert periods("Last week, 88 lamps were tested.") == [week]
    assert periods("The port tested 88 lamps last week.") == [week]


def test_a_date_right_before_a_figure_is_not_the_one_befores() -> None:
    found = periods("The figure for 2018 was 3,900 lamps, for 2017 4,100 lamps.")
    assert found == [("2018-01-01", "2018-12-31"), ("2017-01-01", "2017-12-31")]


FIRST_QUARTER = ("2019-01-01", "2019-03-31")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wardens on 3 September found 40 hens and 12 kg of seed.", [("2019-09-03", "2019-09-03")] * 2),
        ("- 3 September: 40 hens and 12 kg of seed found in a barn", [("2019-09-03", "2019-09-03")] * 2),
        ("In all 40 hens were found on 3 September.", [("2019-09-03", "2019-09-03")]),
        ("Forty wardens on Tuesday received their badges.", [None]),
        ("On Tuesday Ms Brandt told of a case in which 40 hens were hidden.", [None]),
        ("On 3 September a man was fined for having sold 40 hens.", [None]),
    ],
)
def test_a_single_day_reaches_no_further_than_what_was_done_on_it(text: str, expected: list[Days]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wardens found 40 hens, 12 kg of seed and 300 euros along the dyke between January and March.", [FIRST_QUARTER] * 3),
        ("In the first quarter wardens had counted 40 hens, and that is rare.", [FIRST_QUARTER]),
        ("They feed four kennels, and last month the school spent 900 euros on hay.", [None, AUGUST]),
        ("After a first sale, in March 2018, seven stalls opened.", [None]),
        ("In 2018 fires fell by 9 per cent, though thefts rose by 4 per cent.", [("2018-01-01", "2018-12-31"), None]),
        ("In August wardens found 40 hens, a third of which have gone back to their owners.", [AUGUST, None]),
        ("She asked about nine wardens held in Oran since January.", [None]),
        ("Nine complaints against bakers have come in since January.", [("2019-01-01", "2019-09-20")]),
        ("Some 118 bakers asked for one of this year's 31 stalls.", [None, None]),
    ],
)  # fmt: skip
def test_how_far_a_date_reaches_through_the_clauses(text: str, expected: list[Days]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The queue stood at 900 files at the end of June.", [("2019-06-30", "2019-06-30")]),
        ("At the start of 2018 the guild had 900 members.", [("2018-01-01", "2018-01-01")]),
        ("The queue is 9 per cent shorter than in April, when it stood at 900 files.", [None, ("2019-04-01", "2019-04-30")]),
    ],
)  # fmt: skip
def test_a_level_holds_at_a_point(text: str, expected: list[Days]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fires went up by 8 per cent to 540 in 2018, from 500 the year before.", ["2018-12-31", "2018-12-31", "2017-12-31"]),
        ("Between July and December 2018 43 barns burned, down from 71 in the six months before.", ["2018-12-31", "2018-06-30"]),
        ("Fires rose by 8 per cent between January and March over the first quarter of 2018.", ["2019-03-31"]),
        ("Wardens found 40 hens between January and March, against 30 in the same period of 2018.", ["2019-03-31", "2018-03-31"]),
        ("In the first half of 2018 wardens took 900 calls, which is an increase of 9 per cent.", ["2018-06-30", "2018-06-30"]),
        ("The school opened in 2016. It taught 60 bakers that year.", ["2016-12-31"]),
    ],
)  # fmt: skip
def test_each_level_of_a_change_ends_when_it_was_reached(text: str, expected: list[str]) -> None:
    found = periods(text)
    assert [row[1] if row else None for row in found] == expected
