"""An HTML page as a tree, as lines of text, and its captions.

Belongs here: what is the same for every page. Stays out: which of it is the story (`html.py`).
"""

from __future__ import annotations

import re
from typing import Any

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from pipeline.articles.canonical import clean_characters, squeezed

_CAPTIONS = etree.XPath(
    "//figcaption | //*[contains(concat(' ', normalize-space(@class), ' '), ' wp-caption-text ')]"
    " | //*[contains(concat(' ', normalize-space(@class), ' '), ' caption ') and not(self::caption)]"
    " | //*[contains(concat(' ', normalize-space(@class), ' '), ' image-caption ')]"
    " | //*[contains(concat(' ', normalize-space(@class), ' '), ' photo-caption ')]"
)
INVISIBLE = ("script", "style", "noscript", "template", "iframe", "svg", "object", "embed")
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
_LONGEST_CAPTION = 600


def tree_of(page: str) -> HtmlElement | None:
    parser = lxml.html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = lxml.html.document_fromstring(_without_declaration(page), parser=parser)
    except (etree.ParserError, ValueError, AssertionError):
        return None
    return tree if isinstance(tree, HtmlElement) else None


def _without_declaration(page: str) -> str:
    """lxml refuses text that declares an encoding."""
    return re.sub(r"^\s*<\?xml[^>]{0,300}\?>", "", page, count=1)


def taken_captions(tree: HtmlElement) -> list[str]:
    """The captions in order, taken out of the tree. A caption inside another counts once."""
    captions: list[str] = []
    found: Any = _CAPTIONS(tree)
    for element in found:
        if any(parent.get("data-caption-taken") for parent in element.iterancestors()):
            continue
        element.set("data-caption-taken", "1")
        text = squeezed(clean_characters(element.text_content()))
        if 0 < len(text) <= _LONGEST_CAPTION:
            captions.append(text)
    for element in tree.xpath("//*[@data-caption-taken]"):
        if element.getparent() is not None:
            element.drop_tree()
    return captions


def text_lines(tree: HtmlElement) -> list[str]:
    """The page as lines of text: one for each block, with a blank line between paragraphs."""
    lines: list[str] = []
    current: list[str] = []

    def flush() -> None:
        if text := squeezed(clean_characters("".join(current))):
            lines.append(text)
        current.clear()

    body = tree.find("body")
    for event, element in etree.iterwalk(tree if body is None else body, events=("start", "end")):
        is_block = element.tag in _BLOCKS
        if event == "start":
            if is_block:
                flush()
            if element.text:
                current.append(element.text)
        else:
            if is_block:
                flush()
                if element.tag in ("p", "ul", "ol", "blockquote", "h1", "h2", "h3", "section", "article"):
                    lines.append("")
            if element.tail:
                current.append(element.tail)
    flush()
    return lines
