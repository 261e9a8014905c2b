"""Rows -> who and what is the same across articles.

`resolve` takes the rows of what is new in four tables as Arrow, and what was known before; it redoes what the change touches and
gives `Identities`. It sees no text.
"""

from pipeline.identity.columns import Known
from pipeline.identity.gathering import Rows
from pipeline.identity.resolve import Identities, resolve

__all__ = ["Identities", "Known", "Rows", "resolve"]
