"""Reports → the happenings they are about."""

from tellings.stories.group import group

__all__ = ["group"]
