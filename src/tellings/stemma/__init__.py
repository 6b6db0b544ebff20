"""Aligned passages → who descends from whom; passages, lineages, lost ancestors."""
