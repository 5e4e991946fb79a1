"""One article from bytes to findings: read, find the parts, run the rules, filter, judge."""
