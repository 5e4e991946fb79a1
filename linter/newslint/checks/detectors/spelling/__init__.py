"""Words and names one slip from those that were meant."""
