"""Check kinds: one module each. The module's name is the kind's name in YAML."""
