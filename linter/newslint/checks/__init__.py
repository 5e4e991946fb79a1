"""What rules are made of: kinds of check (`kinds/`, one module each), the indexes and little languages they share
(`matching/`), and detectors of single defects (`detectors/`)."""
