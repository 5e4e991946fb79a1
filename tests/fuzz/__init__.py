"""Hostile input: made here, and thrown at everything that reads what somebody else wrote."""
