"""The rule packs that ship with newslint: YAML under the family folders, word lists under words/."""
