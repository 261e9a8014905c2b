"""The same person under several spellings is one; a surname alone is nobody in particular."""

from __future__ import annotations

from tests.identity.rows import Articles, meeting, person


def told(*people: dict, published: str = "2019-03-10") -> Articles:  # type: ignore[type-arg]
    """One article for each mention."""
    articles = Articles()
    for at, who in enumerate(people):
        articles.add(f"a{at}", published, meeting(published, who))
    return articles


def names(articles: Articles) -> list[str]:
    return sorted(row.name for row in articles.resolved().people)


def test_umlauts_hyphens_capitals_and_initials_make_no_difference() -> None:
    found = told(
        person("Jörg Th. Müller-Brandt"), person("Joerg Mueller Brandt"), person("Jorg MULLER-BRANDT")
    ).resolved()
    (row,) = found.people
    assert row.name == "Jörg Th. Müller-Brandt"
    assert row.aliases == ["Joerg Mueller Brandt", "Jorg MULLER-BRANDT"]
    assert len(set(found.person_of.values())) == 1


def test_a_surname_alone_stays_with_its_article() -> None:
    found = told(person("Quillfeather"), person("Quillfeather"), person("Ambrose Quillfeather")).resolved()
    assert len(found.people) == 3


def test_a_double_surname_is_no_full_name() -> None:
    assert len(told(person("Castell-Ibarra"), person("Castell-Ibarra")).resolved().people) == 2


def test_a_surname_in_a_listed_office_is_its_holder_on_that_day() -> None:
    assert names(told(person("Stock", "Secretary General", "INTERPOL"))) == ["Jürgen Stock"]
    assert names(told(person("Stock", "Secretary General", "INTERPOL"), published="2009-03-10")) == ["Stock"]


def test_a_misspelt_holder_of_a_listed_office_is_found() -> None:
    found = told(
        person("Ahmed Nase Al-Rashi", "President", "INTERPOL"),
        person("Ahmed Naser Al Raisi", "President", "INTERPOL"),
        published="2022-03-10",
    ).resolved()
    (row,) = found.people
    assert row.name == "Ahmed Naser Al-Raisi"


def test_an_office_without_a_name_is_its_listed_holder() -> None:
    assert names(
        told(person(None, "Secretary General", "INTERPOL"), person(None, "Secretary General", "Nobody’s Body"))
    ) == ["Jürgen Stock"]


def test_a_shorter_full_name_joins_where_the_country_agrees() -> None:
    assert (
        len(
            told(person("Omar bin Khalid Al Fassi", country="OM"), person("Omar Al-Fassi", country="OM"))
            .resolved()
            .people
        )
        == 1
    )
    assert (
        len(
            told(person("Omar bin Khalid Al Fassi", country="OM"), person("Omar Al-Fassi", country="MA"))
            .resolved()
            .people
        )
        == 2
    )


def test_a_shorter_name_that_two_could_bear_joins_neither() -> None:
    found = told(
        person("Omar bin Khalid Al Fassi", country="OM"),
        person("Omar bin Said Al Fassi", country="OM"),
        person("Omar Al Fassi", country="OM"),
    ).resolved()
    assert len(found.people) >= 2
    assert found.person_of["m_a0_0_1"] != found.person_of["m_a1_0_1"]


def test_family_name_first_is_the_same_person_where_the_organisation_agrees() -> None:
    found = told(person("Wen Haoran", body="Asia Desk"), person("Haoran Wen", body="Asia Desk")).resolved()
    assert len(found.people) == 1


def test_a_quoted_person_is_the_one_who_took_part() -> None:
    articles = Articles()
    speaker = person("Tove Lindgaard", "Commissioner", "Kystvakt")
    articles.add("a1", "2019-03-10", meeting("2019-03-10", speaker), speakers=(speaker,))
    found = articles.resolved()
    assert found.person_of["q_a1_0"] == found.person_of["m_a1_0_1"]


def test_a_titled_document_or_a_body_is_no_person() -> None:
    articles = Articles()
    sources = (
        person("Security Council Resolution 2178", None, "Security Council"),
        person("Orange Notice", None, "INTERPOL"),
        person("Europol", None, "Europol"),
    )
    articles.add("a1", "2019-03-10", speakers=sources)
    assert articles.resolved().people == []


def test_offices_are_kept_with_the_days_on_which_articles_state_them() -> None:
    articles = Articles()
    articles.add(
        "a1", "2017-05-01", meeting("2017-05-01", person("Edda Rasmusdóttir", "Deputy Chief", "Lögreglan", "IS"))
    )
    articles.add(
        "a2", "2018-05-01", meeting("2018-05-01", person("Edda Rasmusdóttir", "Deputy Chief", "Lögreglan", "IS"))
    )
    articles.add("a3", "2020-05-01", meeting("2020-05-01", person("Edda Rasmusdottir", "Chief", "Lögreglan", "IS")))
    (row,) = articles.resolved().people
    assert [(o.role, str(o.first_seen_on), str(o.last_seen_on)) for o in row.offices] == [
        ("Deputy Chief", "2017-05-01", "2018-05-01"),
        ("Chief", "2020-05-01", "2020-05-01"),
    ]


def test_an_office_told_with_less_is_the_same_office() -> None:
    articles = Articles()
    speaker = person("Tove Lindgaard", "Commissioner", "Customs", "DK")
    articles.add("a1", "2019-03-10", meeting("2019-03-10", speaker), speakers=(speaker,))
    articles.add("a2", "2020-03-10", meeting("2020-03-10", person("Tove Lindgaard", "Commissioner", country="DK")))
    found = articles.resolved()
    (row,) = found.people
    assert [(o.role, o.organisation, o.country, str(o.last_seen_on)) for o in row.offices] == [
        ("Commissioner", "Customs", "DK", "2020-03-10")
    ]
    assert len(set(found.organisation_of.values())) == 1
