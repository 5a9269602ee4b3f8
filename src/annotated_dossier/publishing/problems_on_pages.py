"""What is wrong, and that not all is shown, at the top of every page of a preview.

It is put in as a page is served: no build ever holds it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from markupsafe import Markup

from ..pages.escaping import escape
from ..problems import Problem, Severity

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

_BODY = re.compile(rb"<body[^>]*>")
_STYLE = """\
.d-problems{box-sizing:border-box;position:relative;z-index:5;max-height:40vh;overflow:auto;padding:.6rem 1rem;
background:#fff4e5;color:#1f1300;border-bottom:3px solid #b45309;font:14px/1.5 system-ui,sans-serif}
.d-problems.d-error{background:#fdecea;border-color:#b3261e}
.d-problems summary{cursor:pointer;font-weight:700}
.d-problems ul{margin:.4rem 0 0;padding-left:1.2rem}
.d-problems li{margin:.3rem 0;overflow-wrap:anywhere}
.d-problems code{font:13px/1.5 ui-monospace,monospace}
.d-problems :focus-visible,.d-problems:focus-visible{outline:2px solid #b3261e;outline-offset:2px}
@media print{.d-problems{display:none}}
"""


def telling(app: App, problems: Callable[[], Sequence[Problem]], focus: str = "") -> App:
    """The WSGI application `app`, with the problems that there are on each HTML page, and the one source it shows."""

    def tell(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        held: list[tuple[str, list[tuple[str, str]]]] = []

        def hold(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            if dict(headers).get("Content-Type", "").startswith("text/html"):
                held.append((status, headers))
                return None
            return start_response(status, headers, exc_info)

        body = app(environ, hold)
        if not held:
            return body
        page = put_into(b"".join(body), describe_focus(focus) + describe(problems()))
        ((status, headers),) = held
        kept = [(name, value) for name, value in headers if name != "Content-Length"]
        start_response(status, [*kept, ("Content-Length", str(len(page)))])
        return [page]

    return tell


def put_into(page: bytes, notice: Markup) -> bytes:
    """The page with the notice as the first thing in its body."""
    body = _BODY.search(page)
    start = body.end() if body else 0
    return page[:start] + notice.encode() + page[start:]


def describe_focus(source: str) -> Markup:
    """That only a part is shown; nothing where all is."""
    if not source:
        return Markup()
    words = Markup("Only what the source <code>{}</code> touches is shown.").format(escape(source))
    return Markup('<p role="note" style="margin:0;padding:.4rem 1rem;background:#e8eef9;color:#0b1b3a">{}</p>').format(
        words
    )


def describe(problems: Sequence[Problem]) -> Markup:
    """The problems as an element that stands for itself; errors are open at once, mere warnings folded."""
    if not problems:
        return Markup()
    count = Counter(problem.severity for problem in problems)
    has_errors = count[Severity.ERROR] > 0
    rows = Markup("").join(
        Markup("<li><code>{}</code> {}: {} [{}]</li>").format(
            escape(problem.where), escape(problem.severity), escape(problem.message), escape(problem.check)
        )
        for problem in problems
    )
    told = ", ".join(f"{count[s]} {s}{'' if count[s] == 1 else 's'}" for s in Severity if count[s])
    return Markup(
        '<style>{}</style><section class="d-problems{}" role="{}" aria-label="Problems of the dossier" tabindex="0">'
        "<details{}><summary>To mend: {}</summary><ul>{}</ul></details></section>"
    ).format(
        Markup(_STYLE),
        " d-error" if has_errors else "",
        "alert" if has_errors else "region",
        Markup(" open" if has_errors else ""),
        told,
        rows,
    )
