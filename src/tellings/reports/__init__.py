"""Bytes → Report: formats, encodings, metadata, the parts of a text, damage."""
