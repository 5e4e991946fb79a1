"""A run over many files: settings, workers, what earlier runs knew, baselines, changes, where the report goes."""
