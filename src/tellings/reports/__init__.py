"""Bytes → Report: formats, encodings, metadata, the parts of a text, damage."""

from tellings.reports.gather import Gathered, gather

__all__ = ["Gathered", "gather"]
