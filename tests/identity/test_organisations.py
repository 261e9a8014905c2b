"""The same organisation under its names and abbreviations is one; a name that every state has needs its country."""

from __future__ import annotations

from tests.identity.rows import Articles, body, meeting, person


def told(*bodies: dict) -> Articles:  # type: ignore[type-arg]
    articles = Articles()
    for at, who in enumerate(bodies):
        articles.add(f"a{at}", "2019-03-10", meeting("2019-03-10", who, kind="multilateral"))
    return articles


def ids(articles: Articles) -> list[str | None]:
    found = articles.resolved().organisation_of
    return [found.get(p.participant_id) for p in articles.participants]


def test_listed_names_and_aliases_are_one_organisation() -> None:
    found = told(
        body("UNODC"),
        body("United Nations Office on Drugs and Crime"),
        body("United Nations Office on Drugs and Crime (UNODC)"),
    ).resolved()
    (row,) = found.organisations
    assert row.name == "UNODC"
    assert len(row.aliases) == 2


def test_a_ministry_is_its_countrys() -> None:
    albanian, french, nobodys = ids(
        told(
            body("Ministry of the Interior", "AL"),
            body("Ministry of the Interior", "FR"),
            body("Ministry of the Interior"),
        )
    )
    assert albanian
    assert french
    assert albanian != french
    assert nobodys is None


def test_an_abbreviation_stands_for_the_name_that_an_article_gives_it() -> None:
    one, other = ids(told(body("Harbour Watch Cooperation Council (HWCC)"), body("HWCC")))
    assert one == other


def test_an_abbreviation_of_two_names_stands_for_neither() -> None:
    one, other, short = ids(
        told(body("Harbour Watch Council (HWC)"), body("Highland Water Company (HWC)"), body("HWC"))
    )
    assert len({one, other, short}) == 3


def test_possessives_and_articles_make_no_difference() -> None:
    one, other = ids(told(body("the Riverine Guard"), body("Riverine Guard’s")))
    assert one == other


def test_the_organisation_of_a_person_is_told_too() -> None:
    articles = told(person("Ines Quaresma", "Analyst", "Europol"))
    assert len(articles.resolved().organisation_of) == 1


def test_every_state_has_a_national_central_bureau_of_its_own() -> None:
    jordan, japan, any_of_them = ids(told(body("NCB", "JO"), body("National Central Bureau (NCB)", "JP"), body("NCBs")))
    assert len({jordan, japan, any_of_them}) == 3
