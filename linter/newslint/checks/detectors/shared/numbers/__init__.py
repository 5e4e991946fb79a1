"""What detectors of figures share: how a story writes them, sums, and those who are left."""
