"""Strings → sentences, words, tags, parses, names, places, times; it knows no file."""
