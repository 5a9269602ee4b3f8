"""What a text was when it was recorded, in 64 characters."""

from __future__ import annotations

import hashlib
import re

_LINE_END = re.compile(r"\r\n?")


def fingerprint(body: str) -> str:
    """The SHA-256 of a source's body in UTF-8; line ends and white space around it do not count."""
    return hashlib.sha256(_LINE_END.sub("\n", body).strip().encode()).hexdigest()
