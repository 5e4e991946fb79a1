"""White space and stops where none belong, or some do."""
