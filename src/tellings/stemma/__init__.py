"""Aligned passages → who descends from whom; passages, lineages, lost ancestors."""

from tellings.stemma.family import family
from tellings.stemma.lineages import Family, lineage_of, lineages_behind

__all__ = ["Family", "family", "lineage_of", "lineages_behind"]
