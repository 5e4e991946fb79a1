"""Dates and times of one story against the calendar, the clock and each other."""
