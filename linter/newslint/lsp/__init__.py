"""The language server: newslint while the article is being written.

`positions` and `session` know nothing of the protocol's library, `features` turns findings into its types,
and `server` talks to the editor. Only the last two need the extra `lsp`.
"""
