"""Expressions of time in news, resolved to ISO dates and TIMEX3 values."""

from tellings.language.times.find import TimeExpression, as_times, find_times, governed

__all__ = ["TimeExpression", "as_times", "find_times", "governed"]
