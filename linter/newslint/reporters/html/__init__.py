"""The HTML report: one page, whole in itself."""
