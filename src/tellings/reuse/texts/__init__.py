"""Two long plain texts → the passages that one has from the other, to the character."""
