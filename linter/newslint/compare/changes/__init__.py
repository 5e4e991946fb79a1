"""What a rewrite did: one module for each kind of change."""
