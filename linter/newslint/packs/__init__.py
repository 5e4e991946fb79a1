"""Rule packs: YAML files to rules that can be run, with every mistake shown where it stands.

Importing this package loads no YAML: a run whose packs are cached never needs it.
"""
