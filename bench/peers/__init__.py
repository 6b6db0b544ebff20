"""Other tools for the same job, on the same corpus; each runs in an environment of its own."""
