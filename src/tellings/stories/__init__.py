"""Reports → the happenings they are about."""
