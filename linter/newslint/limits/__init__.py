"""How long things may take: one timer for rules, patterns and readers, and how a search is stopped."""
