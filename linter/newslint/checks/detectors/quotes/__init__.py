"""Quotation marks that went wrong. Each module is the test of its name."""
