"""Detectors of single defects. A folder has the tests of the kind of its name, a module each, and is their registry (see
`lookup`); beside the folders lies what several detectors share."""
