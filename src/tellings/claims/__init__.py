"""Sentences read → claims: quotations, quantities, movements, statements."""

from tellings.claims.extract import Extracted, extract

__all__ = ["Extracted", "extract"]
