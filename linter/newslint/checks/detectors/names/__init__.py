"""Detectors of names spelled two ways."""
