"""Dossier → terminal, JSON, HTML. It reads, and decides nothing."""
