"""Pairs of reports → aligned passages, and how their words changed."""
