"""Tellings: which reports of one happening descend from which, and what stands when each independent account counts once."""
