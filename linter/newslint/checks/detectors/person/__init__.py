"""How a story calls its people. Each module is the test of its name."""
