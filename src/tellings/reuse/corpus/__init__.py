"""Reuse in a corpus: tables by partition, from texts to pairs, passages and families."""
