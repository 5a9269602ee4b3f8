"""What a published page may load and run: its own origin's files, and what stood in it when it was built."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import unescape

_HEAD = re.compile(r"<head[^>]*>(?:\s*<meta charset[^>]*>)?", re.IGNORECASE)
_SCRIPT = re.compile(r"<script(?P<attributes>(?:\s[^>]*)?)>(?P<text>.*?)</script", re.IGNORECASE | re.DOTALL)
_STYLE = re.compile(r"<style(?:\s[^>]*)?>(?P<text>.*?)</style", re.IGNORECASE | re.DOTALL)
_STYLED = re.compile(r"<[a-z][^<>]*?\sstyle=(?:\"(?P<one>[^\"]*)\"|'(?P<other>[^']*)')", re.IGNORECASE)
_HAS_ADDRESS = re.compile(r"\ssrc\s*=", re.IGNORECASE)
_TYPE = re.compile(r"\stype\s*=\s*[\"']?([^\"'\s>]*)", re.IGNORECASE)
_RUN = ("", "module", "text/javascript", "application/javascript")


def with_policy(html: str, *, is_preview: bool = False) -> str:
    """The page with a Content-Security-Policy (CSP level 3) before anything that it governs.

    The scripts and styles that stand in the built page are named by their SHA-256; whatever comes into it later, from
    an address or a browser's storage, does not run. Into each page of a preview a script and what is wrong are written
    on its way, so there any script or style of the page counts. A page without a head stays as it is.
    """
    head = _HEAD.search(html)
    if head is None:
        return html
    meta = f'<meta http-equiv="Content-Security-Policy" content="{_policy(html, is_preview)}">'
    return f"{html[: head.end()]}\n{meta}{html[head.end() :]}"


def _policy(html: str, is_preview: bool) -> str:
    scripts = ["'unsafe-inline'"] if is_preview else _hashes(_inline_scripts(html))
    styles = ["'unsafe-inline'"] if is_preview else _hashes(match["text"] for match in _STYLE.finditer(html))
    attributes = ["'unsafe-inline'"] if is_preview else _styled(html)
    directives = [
        ("default-src", ["'none'"]),
        ("script-src", ["'self'", *scripts]),
        ("style-src", ["'self'", *styles]),
        ("style-src-attr", attributes or ["'none'"]),
        # The theme's style sheets carry their icons in themselves.
        ("img-src", ["'self'", "data:"]),
        ("font-src", ["'self'"]),
        ("media-src", ["'self'"]),
        ("connect-src", ["'self'"]),
        ("worker-src", ["'self'"]),
        ("manifest-src", ["'self'"]),
        ("form-action", ["'self'"]),
        ("base-uri", ["'none'"]),
    ]
    return "; ".join(" ".join([name, *allowed]) for name, allowed in directives)


def _inline_scripts(html: str) -> Iterable[str]:
    for match in _SCRIPT.finditer(html):
        kind = _TYPE.search(match["attributes"])
        if not _HAS_ADDRESS.search(match["attributes"]) and (kind[1].lower() if kind else "") in _RUN:
            yield match["text"]


def _styled(html: str) -> list[str]:
    """What allows the style attributes that stand in the page."""
    hashes = _hashes(unescape(match["one"] or match["other"] or "") for match in _STYLED.finditer(html))
    return ["'unsafe-hashes'", *hashes] if hashes else []


def _hashes(texts: Iterable[str]) -> list[str]:
    """Each text's source expression, once and in order."""
    read = (re.sub(r"\r\n?", "\n", text).encode() for text in texts)
    return list(dict.fromkeys(f"'sha256-{b64encode(sha256(text).digest()).decode()}'" for text in read))
