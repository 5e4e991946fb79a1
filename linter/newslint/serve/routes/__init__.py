"""What is at which address: `languagetool` the protocol, `api` our own; `openapi` describes both."""
