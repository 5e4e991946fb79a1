"""The facts of a story, for people and for programs."""
