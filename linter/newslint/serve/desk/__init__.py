"""The desk: one page that checks a story while it is being edited. `pages` sends it; the rest is what a browser runs."""
