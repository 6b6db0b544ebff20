"""Mentions of people, bodies and places in reports, linked to the things they mean."""
