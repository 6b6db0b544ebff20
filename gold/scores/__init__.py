"""One scorer for each set of cases: what is read of them against what is held to be right."""
