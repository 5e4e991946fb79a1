"""newslint's checks as tools of the Model Context Protocol, so that a writing assistant can be held to the desk's rules.

`tools` is the server, `allowed` says which files may be read. The protocol's library comes with the extra `mcp`.
"""
