"""Benchmarks: each script prints what it measured and adds a line to results.csv."""
