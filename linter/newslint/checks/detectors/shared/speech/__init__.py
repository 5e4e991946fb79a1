"""What detectors of speech share: verbs of saying, quotations and speakers."""
