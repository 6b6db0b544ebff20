"""Tellings: which news reports descend from which, and what independent accounts add up to."""
