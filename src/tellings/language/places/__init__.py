"""Place names in text, resolved to places of the gazetteer."""

from tellings.language.places.resolve import Setting, resolve, resolve_together

__all__ = ["Setting", "resolve", "resolve_together"]
