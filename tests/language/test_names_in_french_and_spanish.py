"""People, bodies and places in French and Spanish: the same grammar with other words."""

from __future__ import annotations

import pytest

from pipeline.language.document import Document

FRENCH = (
    "M. Idriss TOUKA-BELLO, ministre de l’Intérieur et de la Décentralisation du Tchad, a reçu le directeur général de "
    "la Police nationale du Niger, le général Amar BEN-SAÏD, à Alger. Il a salué le directeur exécutif d’AFRIPOL. "
    "M. TOUKA-BELLO est reparti."
)
SPANISH = (
    "El ministro peruano del Interior, José Luis Arce Quispe, recibió en Lima al coronel Julio Vega Soto. "
    "Arce pidió más datos a la Fiscalía General del Ecuador. «Los tendrá», dijo el coronel."
)


def people(text: str, language: str) -> list[tuple[str | None, str | None, str | None, str | None]]:
    document = Document(text, language=language)
    found = [document.identify(p) for p in document.people]
    return [(one.name, one.role, one.organisation, one.country) for one in found]


def test_french_offices_names_and_bodies() -> None:
    minister = ("Idriss TOUKA-BELLO", "ministre de l’Intérieur et de la Décentralisation", None, "TD")
    assert people(FRENCH, "fr") == [
        minister,
        ("Amar BEN-SAÏD", "directeur général", "Police nationale du Niger", "NE"),
        (None, "directeur exécutif", "AFRIPOL", None),
        minister,
    ]


def test_spanish_offices_names_and_callbacks() -> None:
    minister = ("José Luis Arce Quispe", "ministro peruano del Interior", None, "PE")
    assert people(SPANISH, "es") == [
        minister,
        ("Julio Vega Soto", "coronel", None, None),
        minister,
        ("Julio Vega Soto", "coronel", None, None),
    ]


@pytest.mark.parametrize(
    ("text", "language", "name", "country"),
    [
        ("La Gendarmerie royale du Maroc a participé.", "fr", "Gendarmerie royale du Maroc", "MA"),
        ("Selon la police malienne, rien.", "fr", "police malienne", "ML"),
        ("Participó la Armada de Colombia.", "es", "Armada de Colombia", "CO"),
    ],
)
def test_bodies_whose_head_comes_first(text: str, language: str, name: str, country: str) -> None:
    [one] = Document(text, language=language).organisations
    assert (one.name, one.country) == (name, country)


def test_elided_articles_are_no_part_of_a_name() -> None:
    document = Document("Une visite d’Alger et de l’Italie.", language="fr")
    assert [(p.name, p.country) for p in document.places] == [("Alger", "DZ"), ("Italie", "IT")]
