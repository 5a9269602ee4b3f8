"""Dates that a text names, read as exactly as they are written and no more. Rather no date than a wrong one."""

from .finding import find_dates

__all__ = ["find_dates"]
