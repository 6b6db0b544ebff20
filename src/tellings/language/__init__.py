"""Strings → sentences, words, tags, parses, names, places, times. Knows no file and no report's wrapper."""
