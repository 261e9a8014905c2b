"""Rows -> who and what is the same across articles.

`resolve` takes the four tables as Arrow and gives `Identities`; it sees no text.
"""

from pipeline.identity.identities import Identities
from pipeline.identity.resolve import resolve

__all__ = ["Identities", "resolve"]
