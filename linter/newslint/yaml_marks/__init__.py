"""YAML that knows where its author wrote each value: composed within limits, decoded against types."""
