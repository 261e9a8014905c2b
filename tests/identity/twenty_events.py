"""Sixty articles about twenty events, told in three languages, with more and less detail, early and late.

All people but the listed holder of an office are invented. Each meeting carries `event`, the event that it is of; it never
reaches the rows. What must not be joined is there on purpose: neighbouring editions, side meetings, two visitors on one day,
the same people by telephone and in person, the same workshop in another city.
"""

from __future__ import annotations

from typing import Any

from tests.identity.rows import Articles, body, country, meeting, person

Told = tuple[str, str, str | None, dict[str, Any]]

STOCK = person("Jürgen Stock", "Secretary General", "INTERPOL")
FALKENRATH = person("Ingrid Falkenrath", "Director General", "National Police", "NO")
ALBUQUERQUE = person("Tomé Albuquerque", "National Director", "Polícia Judiciária", "PT")
ACHTERBERG = person("Rosalind Achterberg", "Federal Minister of the Interior", None, "DE")
VENTURA = person("Lídia Ventura-Paz", "Minister of Internal Administration", None, "PT")
GROSSO = person("Emanuele Grosso-Lanza", "Minister of the Interior", None, "IT")
KAMAU = person("Wanjiru Kamau-Lind", "Inspector General", "National Police Service", "KE")


def ga(
    start: str | None, end: str | None, name: str, place: str, code: str, *who: dict[str, Any], **more: Any
) -> dict[str, Any]:
    return meeting(start, *who, end=end, kind="multilateral", name=name, place=place, country=code, **more)


def workshop(
    start: str | None, end: str | None, name: str, place: str, code: str, *who: dict[str, Any], **more: Any
) -> dict[str, Any]:
    return meeting(start, *who, end=end, kind="working", name=name, place=place, country=code, **more)


TOLD: list[tuple[str, str, str | None, list[tuple[str, dict[str, Any]]]]] = [
    # article, language, published, [(event, meeting)]
    ("a01", "en", "2023-11-28", [
        ("assembly-91", ga("2023-11-28", "2023-12-01", "91st INTERPOL General Assembly", "Vienna", "AT", STOCK, host="INTERPOL")),
        ("ministerial-91", ga("2023-11-28", None, "ministerial meeting", "Vienna", "AT", STOCK, inside=0)),
    ]),
    ("a02", "fr", "2023-11-29", [("assembly-91", ga("2023-11-28", "2023-12-01", "91e session de l’Assemblée générale d’INTERPOL", "Vienne", "AT", person("Jürgen Stock", "Secrétaire général", "INTERPOL")))]),
    ("a03", "es", "2023-10-02", [("assembly-91", ga("2023-11", None, "91.ª Asamblea General de INTERPOL", "Viena", "AT", status="scheduled"))]),
    ("a04", "en", "2023-11-29", [("ministerial-91", ga("2023-11-28", None, "ministerial meeting", "Vienna", "AT", STOCK, GROSSO))]),
    ("a05", "it", "2023-11-28", [("ministerial-91", ga("2023-11-28", None, "riunione ministeriale", "Vienna", "AT", person("Juergen Stock", "Segretario Generale", "INTERPOL"), GROSSO))]),
    ("a06", "en", "2024-11-05", [("assembly-92", ga("2024-11-04", "2024-11-07", "92nd General Assembly", "Glasgow", "GB", host="INTERPOL"))]),
    ("a07", "fr", "2024-11-08", [("assembly-92", ga("2024-11-04", "2024-11-07", "Assemblée générale d’INTERPOL", "Glasgow", "GB"))]),
    ("a08", "en", "2025-03-01", [
        ("assembly-92", ga("2024-11", None, "92nd session of the General Assembly", "Glasgow", "GB", host="INTERPOL", status="past")),
        ("assembly-91", ga("2023", None, "91st General Assembly", "Vienna", "AT", host="INTERPOL", status="past")),
    ]),
    ("a09", "en", "2018-10-10", [("falkenrath", meeting("2018-10-10", FALKENRATH, STOCK, place="Lyon", country="FR"))]),
    ("a10", "fr", "2018-10-11", [("falkenrath", meeting("2018-10-10", person("Ingrid FALKENRATH", "Directrice générale", None, "NO"), person("Jurgen Stock", "Secrétaire général", "INTERPOL"), place="Lyon", country="FR"))]),
    ("a11", "en", "2019-05-20", [
        ("falkenrath", meeting("2018-10", person("Ingrid Falkenrath", None, None, "NO"), STOCK, place="Lyon", country="FR", status="past")),
        ("falkenrath-2019", meeting("2019-05-20", FALKENRATH, STOCK, place="Oslo", country="NO")),
    ]),
    ("a12", "en", "2018-10-10", [("albuquerque", meeting("2018-10-10", ALBUQUERQUE, STOCK, place="Lyon", country="FR"))]),
    ("a13", "es", "2018-10-12", [("albuquerque", meeting("2018-10-08", person("Tome Albuquerque", "Director Nacional", None, "PT"), person("Jürgen Stock", "Secretario General", "Interpol"), end="2018-10-14", date_precision="week", place="Lyon", country="FR"))]),
    ("a14", "fr", "2018-12-31", [("albuquerque", meeting("2018-10-10", person("Tomé ALBUQUERQUE", None, None, "PT"), place="Lyon", country="FR"))]),
    ("a15", "en", "2019-05-21", [("falkenrath-2019", meeting("2019-05-20", FALKENRATH, person("Stock", "Secretary General", "INTERPOL"), place="Oslo", country="NO"))]),
    ("a16", "fr", "2019-05-22", [("falkenrath-2019", meeting("2019-05-20", person("Ingrid Falkenrath"), person("Jürgen Stock"), country="NO"))]),
    ("a17", "en", "2024-01-15", [("kamau-2023", meeting("2023-12", KAMAU, place="Lyon", country="FR"))]),
    ("a18", "en", "2023-12-05", [("kamau-2023", meeting("2023-12-05", KAMAU, STOCK, place="Lyon", country="FR"))]),
    ("a19", "fr", "2024-02-01", [("kamau-2023", meeting("2023-12", person("Wanjiru KAMAU-LIND", None, None, "KE"), place="Lyon", country="FR"))]),
    ("a20", "en", "2024-09-18", [("kamau-2024", meeting("2024-09-17", KAMAU, STOCK, place="Lyon", country="FR"))]),
    ("a21", "en", "2024-12-31", [("kamau-2024", meeting("2024-09", KAMAU, place="Lyon", country="FR"))]),
    ("a22", "fr", "2024-09-19", [("kamau-2024", meeting("2024-09-17", person("Wanjiru Kamau Lind", "inspectrice générale", None, "KE"), person("J. Stock", "Secretary General", "INTERPOL"), place="Lyon", country="FR"))]),
    ("a23", "en", "2012-11-16", [("kampala", workshop("2012-11-12", "2012-11-18", "INTERPOL workshop on counterfeit medicines", "Kampala", "UG", body("World Health Organization"), date_precision="week"))]),
    ("a24", "en", "2012-11-20", [("kampala", workshop("2012-11-14", "2012-11-16", "workshop on counterfeit medicines", "Kampala", "UG", body("WHO")))]),
    ("a25", "fr", "2012-11-19", [("kampala", workshop("2012-11-14", "2012-11-16", "atelier sur les médicaments contrefaits", "Kampala", "UG", body("World Health Organization")))]),
    ("a26", "en", "2012-11-16", [("accra", workshop("2012-11-14", "2012-11-16", "INTERPOL workshop on counterfeit medicines", "Accra", "GH", body("WHO")))]),
    ("a27", "en", "2012-11-30", [("accra", workshop("2012-11-14", "2012-11-16", "workshop on counterfeit medicines", "Accra", "GH", status="past"))]),
    ("a28", "fr", "2012-11-17", [("accra", workshop("2012-11-14", "2012-11-16", "atelier", "Accra", "GH", body("WHO"), country("GH")))]),
    ("a29", "en", "2016-03-15", [("dialogue-1", ga("2016-03-15", "2016-03-16", "Dialogue on an Effective Multilateral Policing Architecture", "Singapore", "SG", body("INTERPOL"), body("AFRIPOL")))]),
    ("a30", "en", "2019-06-12", [
        ("dialogue-3", ga("2019-06-12", "2019-06-13", "Dialogue", "Lyon", "FR", STOCK, body("AFRIPOL"))),
        ("dialogue-1", ga("2016-03", None, "Dialogue", "Singapore", "SG", status="past")),
        ("dialogue-2", ga("2017-05", None, "Dialogue", "Lyon", "FR", status="past")),
    ]),
    ("a31", "es", "2023-10-19", [
        ("dialogue-1", ga("2016-03", None, "Diálogo", "Singapur", "SG", status="past", host="INTERPOL")),
        ("dialogue-2", ga("2017-05", None, "Diálogo", "Lyon", "FR", status="past", host="INTERPOL")),
        ("dialogue-3", ga("2019-06-12", "2019-06-13", "Diálogo", "Lyon", "FR", status="past", host="INTERPOL")),
    ]),
    ("a32", "en", "2017-05-03", [("dialogue-2", ga("2017-05-03", "2017-05-04", "Dialogue meeting", "Lyon", "FR", STOCK))]),
    ("a33", "fr", "2019-06-13", [("dialogue-3", ga("2019-06-12", "2019-06-13", "Dialogue", "Lyon", "FR", body("AFRIPOL"), host="INTERPOL"))]),
    ("a34", "en", "2020-02-10", [("forum-4", ga("2020-05-04", "2020-05-06", "4th Andean Police Forum", "Lima", "PE", status="scheduled"))]),
    ("a35", "es", "2020-04-01", [("forum-4", ga("2020-06-09", "2020-06-11", "4.º Andean Police Forum", "Lima", "PE", status="scheduled"))]),
    ("a36", "en", "2020-06-12", [
        ("forum-4", ga("2020-06-09", "2020-06-11", "fourth Andean Police Forum", "Lima", "PE", edition=4, status="held")),
        ("forum-3", ga("2019-06", None, "3rd Andean Police Forum", "Quito", "EC", status="past")),
    ]),
    ("a37", "en", "2019-06-20", [("forum-3", ga("2019-06-18", "2019-06-19", "3rd Andean Police Forum", "Quito", "EC"))]),
    ("a38", "en", "2019-06-19", [("forum-3", ga("2019-06-18", "2019-06-19", "Andean Police Forum", "Quito", "EC"))]),
    ("a39", "en", "2020-04-02", [("call", meeting("2020-04-02", VENTURA, GROSSO, kind="call"))]),
    ("a40", "fr", "2020-04-03", [("call", meeting("2020-04-02", person("Lídia Ventura Paz"), person("Emanuele GROSSO-LANZA"), kind="call"))]),
    ("a41", "es", "2020-07-16", [
        ("lisbon", meeting("2020-07-15", VENTURA, GROSSO, place="Lisboa", country="PT")),
        ("call", meeting("2020-04", VENTURA, GROSSO, kind="call", status="past")),
    ]),
    ("a42", "en", "2020-07-15", [("lisbon", meeting("2020-07-15", VENTURA, GROSSO, place="Lisbon", country="PT"))]),
    ("a43", "fr", "2020-07-10", [("lisbon", meeting("2020-07-13", person("Lidia Ventura-Paz"), person("Emanuele Grosso-Lanza"), end="2020-07-19", date_precision="week", place="Lisbonne", country="PT", status="scheduled"))]),
    ("a44", "en", "2018-04-19", [("borders", ga("2018-04-17", "2018-04-19", "regional conference on border security", "Tashkent", "UZ", country("KZ"), country("UZ"), body("UNODC")))]),
    ("a45", "fr", "2018-04-20", [("borders", ga("2018-04-17", "2018-04-19", "conférence régionale sur la sécurité des frontières", "Tachkent", "UZ", country("KZ"), body("UNODC")))]),
    ("a46", "es", "2018-04-18", [("borders", ga("2018-04-16", "2018-04-19", "conferencia regional sobre seguridad fronteriza", "Taskent", "UZ", country("KZ"), country("UZ")))]),
    ("a47", "en", "2018-04-19", [("prisons", ga("2018-04-18", "2018-04-20", "seminar on prison reform", "Tashkent", "UZ", body("UNODC")))]),
    ("a48", "en", "2018-04-25", [("prisons", ga("2018-04-18", "2018-04-20", "prison reform seminar", "Tashkent", "UZ"))]),
    ("a49", "fr", "2018-04-21", [("prisons", ga("2018-04-18", "2018-04-20", "séminaire sur les prisons", "Tachkent", "UZ", body("Ministry of Justice", "UZ")))]),
    ("a50", "en", "2019-02-05", [("achterberg", meeting("2019-02-05", ACHTERBERG, STOCK, place="Berlin", country="DE"))]),
    ("a51", "en", "2019-02-06", [("achterberg", meeting("2019-02-05", ACHTERBERG, person("Stock", "INTERPOL Chief", "INTERPOL"), person("Juergen Stock", "Secretary General", "INTERPOL"), place="Berlin", country="DE"))]),
    ("a52", "de", "2019-02-06", [("achterberg", meeting("2019-02-05", person("Rosalind Achterberg", "Bundesministerin", None, "DE"), person("Jürgen Stock", "Generalsekretär", "INTERPOL"), place="Potsdam", country="DE"))]),
    ("a53", "en", "2024-01-20", [("albania", meeting("2023-11-13", person(None, "Minister of the Interior", None, "AL"), place="Lyon", country="FR"))]),
    ("a54", "fr", "2024-01-20", [("albania", meeting("2023-11-13", person(None, "ministre de l’Intérieur", None, "AL"), place="Lyon", country="FR"))]),
    ("a55", "es", "2023-11-14", [("albania", meeting("2023-11-13", person(None, "ministro del Interior", None, "AL"), place="Lyon", country="FR"))]),
    ("a56", "en", "2021-10-05", [("europol", ga("2021-10-05", "2021-10-06", "European Police Chiefs Convention", "The Hague", "NL", body("Europol"), person("Catherine De Bolle", "Executive Director", "Europol")))]),
    ("a57", "fr", "2021-10-06", [("europol", ga("2021-10-05", "2021-10-06", "convention des chefs de police européens", "La Haye", "NL", person("Catherine de Bolle", "directrice exécutive", "Europol")))]),
    ("a58", "en", "2021-09-01", [("europol", ga("2021-10", None, "European Police Chiefs Convention", "The Hague", "NL", body("Europol"), status="scheduled"))]),
    ("a59", "en", "2025-03-02", [("falkenrath", meeting("2018-10-10", FALKENRATH, STOCK, status="past"))]),
    ("a60", "en", "2025-03-03", [("lisbon", meeting("2020-07-15", person("Ventura-Paz", "Minister", None, "PT"), GROSSO, place="Lisbon", country="PT", status="past"))]),
]  # fmt: skip

EVENTS = {f"m_{article}_{at}": event for article, _, _, meetings in TOLD for at, (event, _) in enumerate(meetings)}
"""The event of each meeting."""


def told() -> Articles:
    """The articles with their rows."""
    articles = Articles()
    for article, language, published, meetings in TOLD:
        publisher = "INTERPOL" if article in ("a07", "a29", "a30", "a32") else None
        articles.add(article, published, *(m for _, m in meetings), language=language, publisher=publisher)
    return articles
