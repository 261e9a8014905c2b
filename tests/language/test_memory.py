"""An article leaves nothing behind for the garbage collector."""

from __future__ import annotations

import gc
import weakref

from pipeline.extraction.extract import extract
from pipeline.language.document import Document


def test_a_document_is_free_as_soon_as_nobody_holds_it() -> None:
    document = Document(
        "Colonel Ada Brandt met the Minister of Ports, Bo Lund, in Riga on 3 May 2021. She praised the harbour police. "
        'The Minister said: "We met as neighbours." The colonel left on 4 May.',
        title="Ada Brandt meets Bo Lund",
    )
    gc.disable()
    try:
        assert extract(document).meetings
        freed = weakref.ref(document)
        del document
        assert freed() is None
    finally:
        gc.enable()


def test_who_is_who_is_found_again_after_it_was_forgotten() -> None:
    document = Document("Colonel Ada Brandt met Bo Lund in Riga. Brandt smiled.")
    before = [document.identify(person) for person in document.people]
    document.forget()
    assert [document.identify(person) for person in document.people] == before
