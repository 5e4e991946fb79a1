"""Initials against the name they are given for, and against one another."""
