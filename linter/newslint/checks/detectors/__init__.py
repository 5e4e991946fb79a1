"""Detectors of single defects, which kinds with a `test` choose among."""
