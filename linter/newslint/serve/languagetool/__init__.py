"""LanguageTool's HTTP protocol: what clients ask (`params`, `annotated`), what they are told (`answer`, `languages`), and how
the answer of a real LanguageTool server is joined with ours (`merge`). Offsets are in UTF-16 units."""
