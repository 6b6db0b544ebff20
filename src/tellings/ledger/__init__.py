"""Claims about one thing → readings, lineages, origins, verdict."""
