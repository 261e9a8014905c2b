"""Where articles come from, and what came in without becoming one."""

from __future__ import annotations

from schemas.rows import Row, column
from schemas.vocabularies import RejectCode, RejectStage, SourceKind


class Source(Row):
    """A source of articles, as `sources.toml` describes it."""

    source_id: str = column(1, "Identifier of the source.", term="schema:identifier")
    publisher: str | None = column(2, "Who publishes it.", term="schema:publisher", default=None)
    kind: SourceKind = column(3, "How it is read.", term="schema:additionalType")
    licence: str | None = column(
        4, "Licence of its texts, as an SPDX identifier or in words.", term="schema:license", default=None
    )
    text_may_be_redistributed: bool = column(5, "Whether a release may carry the texts.", default=False)
    terms_url: str | None = column(6, "Where its terms of use stand.", term="schema:usageInfo", default=None)
    attribution: str | None = column(7, "How the source asks to be named.", term="schema:creditText", default=None)


class Reject(Row):
    """What came in and gave no article, or a value that was recognised and refused."""

    reject_id: str = column(1, "Identifier of this refusal.", term="schema:identifier")
    source_id: str = column(2, "The source.", term="schema:isPartOf")
    source_path: str = column(3, "Path of the input inside its source.", term="prov:atLocation")
    raw_sha256: str | None = column(
        4, "SHA-256 of the bytes as they came; null where none could be read.", term="schema:sha256", default=None
    )
    stage: RejectStage = column(5, "Where it was refused.")
    code: RejectCode = column(6, "Why it was refused.")
    message: str = column(7, "The reason in a sentence.", term="schema:description")
