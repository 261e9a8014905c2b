"""Made-up worlds of events and articles about them, for measuring: what is told varies, what happened does not.

A world has meetings of few people around one office holder, editions of series, workshops and conferences in a handful of
cities, so that many are near each other. Each report of an event may give its dates vaguely or a day off, leave out the place,
some of the people or the name, or stand in another language.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.identity.rows import Articles, body, country, meeting, person

CITIES = [("Lyon", "FR"), ("Vienna", "AT"), ("Singapore", "SG"), ("Kigali", "RW"), ("Santiago", "CL"), ("Doha", "QA")]
FOREIGN = {
    "Vienna": "Vienne",
    "Singapore": "Singapour",
    "Lyon": "Lyon",
    "Kigali": "Kigali",
    "Santiago": "Santiago",
    "Doha": "Doha",
}
TOPICS = [
    ("cybercrime", "la cybercriminalité"), ("wildlife crime", "la criminalité liée aux espèces sauvages"),
    ("stolen vehicles", "les véhicules volés"), ("border security", "la sécurité des frontières"),
    ("victim identification", "l’identification des victimes"), ("counterfeit medicines", "les médicaments contrefaits"),
    ("prison reform", "la réforme des prisons"), ("maritime piracy", "la piraterie maritime"),
]  # fmt: skip
KINDS = [
    ("workshop", "atelier", "working"),
    ("conference", "conférence", "multilateral"),
    ("expert meeting", "réunion d’experts", "working"),
]
BODIES = ["UNODC", "Europol", "World Customs Organization", "AFRIPOL", "Frontex", "CARICC"]
GIVEN = ["Amara", "Björn", "Célia", "Dario", "Elif", "Fadi", "Greta", "Hamid", "Inés", "Jürgen", "Kofi", "Lucía"]
FAMILY = [
    "Okonkwo-Reyes",
    "Bergström",
    "Dhillon",
    "Fontes",
    "Grünwald",
    "Haddad",
    "Ivashko",
    "Jansen-Mora",
    "Kowalczyk",
    "Lindqvist",
    "Moraes",
    "Nakagawa",
]
STATES = ["NO", "PT", "KE", "JP", "MX", "TR", "PL", "JO"]
HOST = ("Jürgen Stock", "Secretary General", "INTERPOL", None)

Fact = dict[str, Any]


def world(
    random: Random,
    events: int = 20,
    articles: int = 60,
    *,
    told: Articles | None = None,
    since: date = date(2019, 1, 1),
) -> tuple[Articles, dict[str, int]]:
    """Articles about events of the 400 days since a date, added to those already told, and the event of each meeting."""
    editions = random.sample(range(60, 60 + 2 * events), events)
    facts = [_event(random, editions[at], since) for at in range(events)]
    told, truth = told or Articles(), {}
    first = len(told.articles)
    for number in range(articles):
        which = number % events if number < 2 * events else random.randrange(events)
        fact = facts[which]
        language = random.choice(["en", "en", "fr"])
        published = fact["start"] + timedelta(days=random.choice([-40, 0, 1, 2, 5, 200]))
        article = f"w{first + number:06}"
        told.add(article, published.isoformat(), _report(random, fact, language, published), language=language)
        truth[f"m_{article}_0"] = first + which
    return told, truth


def _event(random: Random, edition: int, since: date) -> Fact:
    start = since + timedelta(days=random.randrange(0, 400))
    place, code = random.choice(CITIES)
    fact: Fact = {"start": start, "place": place, "country": code, "name": None, "edition": None}
    if random.random() < 0.4:
        visitors = [
            (f"{random.choice(GIVEN)} {random.choice(FAMILY)}", random.choice(STATES))
            for _ in range(random.choice([1, 1, 2]))
        ]
        people = [(name, "Minister of the Interior", None, state) for name, state in visitors]
        return {**fact, "end": start, "kind": "bilateral", "people": [*people, HOST], "others": []}
    others = random.sample(BODIES, 2)
    speaker = (f"{random.choice(GIVEN)} {random.choice(FAMILY)}", "Director", random.choice(BODIES), None)
    fact |= {"end": start + timedelta(days=random.choice([1, 2, 4])), "people": [speaker], "others": others}
    if random.random() < 0.3:
        names = (f"{edition}th INTERPOL General Assembly", f"{edition}e session de l’Assemblée générale d’INTERPOL")
        return {**fact, "kind": "multilateral", "names": names, "edition": edition}
    english, french, kind = random.choice(KINDS)
    topic, sujet = random.choice(TOPICS)
    return {**fact, "kind": kind, "names": (f"{english} on {topic}", f"{french} sur {sujet}")}


def _report(random: Random, fact: Fact, language: str, published: date) -> dict[str, Any]:
    foreign = language == "fr"
    first, last = fact["start"], fact["end"]
    dates: dict[str, Any] = {"start": first.isoformat(), "end": last.isoformat()}
    if random.random() < 0.15:
        dates = {"start": f"{first:%Y-%m}", "end": None}
    elif random.random() < 0.15:
        monday = first - timedelta(days=first.weekday())
        dates = {"start": monday.isoformat(), "end": (monday + timedelta(days=6)).isoformat(), "date_precision": "week"}
    elif random.random() < 0.05:
        shift = timedelta(days=1)
        dates = {"start": (first + shift).isoformat(), "end": (last + shift).isoformat()}
    people = [
        person(_spelt(random, name), role, organisation, state) for name, role, organisation, state in fact["people"]
    ]
    others = [body(name) for name in fact["others"]]
    if fact["kind"] != "bilateral" and random.random() < 0.3:
        people, others = people[: random.randrange(2)], others[:1]
    columns: dict[str, Any] = {"kind": fact["kind"], "country": fact["country"]}
    if random.random() < 0.9:
        columns["place"] = FOREIGN[fact["place"]] if foreign else fact["place"]
    if "names" in fact:
        columns["name"] = fact["names"][foreign]
    status = "scheduled" if published < first else "past" if published > last + timedelta(days=60) else "held"
    more = (
        [country(code) for code in random.sample(STATES, random.randrange(3))] if fact["kind"] == "multilateral" else []
    )
    start, end = dates.pop("start"), dates.pop("end")
    return meeting(start, *people, *others, *more, end=end, status=status, **columns, **dates)


def _spelt(random: Random, name: str) -> str:
    given, family = name.split(" ", 1)
    return random.choice([name, name, f"{given} {family.upper()}", name.replace("ü", "ue"), name.replace("-", " ")])
