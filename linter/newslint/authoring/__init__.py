"""For people who write rules: running examples, costs, entries that can never match, the catalogue, house words."""
