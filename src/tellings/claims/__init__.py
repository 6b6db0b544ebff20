"""Sentences read → claims: quotations, quantities, movements, statements."""
