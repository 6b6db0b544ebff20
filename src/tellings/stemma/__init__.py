"""Aligned passages → who descends from whom; passages, lineages, lost ancestors."""

from tellings.stemma.lineages import Family, lineage_of, lineages_behind

__all__ = ["Family", "lineage_of", "lineages_behind"]
