"""Quotes in French and Spanish: the same rules, with the lexicons of those languages."""

from __future__ import annotations

import pytest

from pipeline.extraction.quotes import extract_quotes
from pipeline.language.document import Document


def told(text: str, language: str) -> list[tuple[str, str, str | None, str | None]]:
    found = extract_quotes(Document(text, language=language))
    return [(q.kind.value, q.text, q.cue, q.speaker_raw) for q in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Le pont est vieux », a déclaré mardi la maire.", [("direct", "Le pont est vieux", "a déclaré", "la maire")]),
        ("« Le pont est vieux », insiste-t-elle.", [("direct", "Le pont est vieux", "insiste", "elle")]),
        ("La maire a précisé qu'il fermerait en mai.", [("indirect", "il fermerait en mai", "a précisé", "La maire")]),
        ("Le pont sera fermé en mai, a annoncé lundi la préfecture.",
         [("indirect", "Le pont sera fermé en mai", "a annoncé", "la préfecture")]),
        ("Selon la préfecture, le pont sera fermé.", [("indirect", "le pont sera fermé", "Selon", "la préfecture")]),
        ("La maire a qualifié le pont de « vieux compagnon de route ».",
         [("mixed", "vieux compagnon de route", "a qualifié", "La maire")]),
        ("L'opération « Marée basse » a duré deux jours.", []),
    ],
)  # fmt: skip
def test_french(text: str, expected: list[tuple[str, str, str | None, str | None]]) -> None:
    assert told(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“El puente es viejo”, dijo ayer la alcaldesa.", [("direct", "El puente es viejo", "dijo", "la alcaldesa")]),
        ("—El puente es viejo —dijo la alcaldesa—. Ya no sirve.",
         [("direct", "El puente es viejo Ya no sirve.", "dijo", "la alcaldesa")]),
        ("La alcaldesa precisó que cerrará en mayo.", [("indirect", "cerrará en mayo", "precisó", "La alcaldesa")]),
        ("El puente será cerrado en mayo, informó la alcaldesa.",
         [("indirect", "El puente será cerrado en mayo", "informó", "la alcaldesa")]),
        ("Según la alcaldesa, el puente será cerrado.",
         [("indirect", "el puente será cerrado", "Según", "la alcaldesa")]),
        ("La operación «Marea baja» duró dos días.", []),
    ],
)  # fmt: skip
def test_spanish(text: str, expected: list[tuple[str, str, str | None, str | None]]) -> None:
    assert told(text, "es") == expected


def test_a_verb_without_subject_goes_on_with_its_speaker() -> None:
    text = "La alcaldesa Ana Brillo dijo que el puente es viejo. «Ya no sirve», agregó."
    assert [q.speaker_name for q in extract_quotes(Document(text, language="es"))] == ["Ana Brillo", "Ana Brillo"]
