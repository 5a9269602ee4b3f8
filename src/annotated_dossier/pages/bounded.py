"""Templates of a site's own, which must not keep a build from ending."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jinja2 import TemplateRuntimeError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

_MOST_REPEATED = 1_000_000
_MOST_DIGITS = 1_000


class CountedRange:
    """Python's `range` for templates, number by number, with an end to what the loops of one page count together."""

    MOST = 1_000_000

    def __init__(self) -> None:
        self.left = self.MOST

    def __call__(self, *bounds: int) -> Iterator[int]:
        for number in range(*bounds):
            self.left -= 1
            if self.left < 0:
                raise TemplateRuntimeError(f"the loops of this page count more than {self.MOST:,} numbers")
            yield number


class BoundedEnvironment(SandboxedEnvironment):
    """Jinja's sandbox, where no power, product or repetition is longer than a page could show."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """What the operator makes of both. Raises `TemplateRuntimeError` for what has no end that anybody would see."""
        if operator == "**" and _digits(left, right) > _MOST_DIGITS:
            raise TemplateRuntimeError(f"this power has more than {_MOST_DIGITS:,} digits")
        if operator == "*" and _digits_of_product(left, right) > _MOST_DIGITS:
            raise TemplateRuntimeError(f"this product has more than {_MOST_DIGITS:,} digits")
        if operator == "*" and _length(left, right) > _MOST_REPEATED:
            raise TemplateRuntimeError(f"this repeats to a length of more than {_MOST_REPEATED:,}")
        return super().call_binop(context, operator, left, right)


def _digits(base: object, exponent: object) -> float:
    """About how many digits a power of whole numbers has."""
    if not (isinstance(base, int) and isinstance(exponent, int)):
        return 0
    return base.bit_length() * exponent * 0.302


def _digits_of_product(one: object, other: object) -> float:
    if not (isinstance(one, int) and isinstance(other, int)):
        return 0
    return (one.bit_length() + other.bit_length()) * 0.302


def _length(one: object, other: object) -> int:
    """How long a repetition is; nothing for a product of numbers."""
    for repeated, times in ((one, other), (other, one)):
        if isinstance(repeated, (str, list, tuple)) and isinstance(times, int):
            return len(repeated) * times
    return 0
