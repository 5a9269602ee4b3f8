"""A file read in a process of its own: with little time, little memory and no network.

What reads pages, PDFs and Word files is large and was written for friendly files. Here it may loop, grow or crash: one
file is refused, the others are read.
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from ...model import Rights
from .document import Document, Refused
from .limits import LONGEST_SECONDS, MOST_MEMORY
from .readers import READERS

if sys.platform != "win32":
    import resource

_OUTWARD = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostby",
    "socket.sendto",
    "socket.sendmsg",
    "socket.bind",
)


def read_confined(raw: bytes, suffix: str, seconds: float = LONGEST_SECONDS) -> Document:
    """What the reader of files that end in `suffix` makes of `raw`. Raises `Refused`, whatever happens in there."""
    # -P: the folder where the command runs may hold anything, and nothing of it is imported.
    command = [sys.executable, "-P", "-m", __name__, suffix]
    try:
        done = subprocess.run(
            command, input=raw, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=seconds, check=False
        )
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise Refused(f"reading it takes longer than {seconds:g} seconds; it is damaged, or made to do so") from None
    except OSError as error:
        raise Refused(f"no process could be started to read it: {error.strerror or error}") from error
    except ValueError:
        raise Refused("its reader broke down over it; it is damaged, or made to do so") from None
    if "refused" in answer:
        raise Refused(*answer["refused"])
    return _document(answer["document"])


def answer_for(raw: bytes, suffix: str) -> dict[str, Any]:
    """A document or a refusal, as JSON takes it."""
    try:
        return {"document": asdict(READERS[suffix].read(raw))}
    except Refused as refusal:
        return {"refused": (refusal.message, refusal.line, refusal.column)}
    except RecursionError:
        return {"refused": ("it is nested too deep to be read; no written text is",)}
    except MemoryError:
        return {"refused": (f"reading it takes more than {MOST_MEMORY // 10**9} GB of memory; divide it",)}
    except Exception as error:
        # Whatever a library makes of a file that it cannot read, the file is at fault.
        return {"refused": (f"it cannot be read: {' '.join(str(error).split()) or type(error).__name__}",)}


def _document(fields: dict[str, Any]) -> Document:
    lists = {name: tuple(value) for name, value in fields.items() if isinstance(value, list)}
    rights = Rights(fields["rights"]) if fields["rights"] else None
    return Document(**{**fields, **lists, "rights": rights})


def _confine() -> None:
    sys.addaudithook(_stay_inside)
    # Windows has no such limit; the time is limited there all the same.
    if sys.platform != "win32":
        # A system may know no such limit, or have set a lower one.
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _stay_inside(event: str, _arguments: tuple[Any, ...]) -> None:
    if event.startswith(_OUTWARD):
        raise PermissionError("a source is read without a network")


def _main() -> None:
    answers, sys.stdout = sys.stdout, sys.stderr
    _confine()
    answer = json.dumps(answer_for(sys.stdin.buffer.read(), sys.argv[1]), ensure_ascii=False)
    # A PDF's letters may be halves of a pair, which no file can hold.
    whole = answer.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    answers.buffer.write(whole.encode())


if __name__ == "__main__":
    _main()
