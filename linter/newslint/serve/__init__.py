"""The server: a web desk for editors, LanguageTool's protocol for the clients that speak it, and an HTTP API.

`http` keeps strangers, floods and slow clients out, `languagetool` speaks that protocol, `work` holds the processes that check,
`desk` is the page. Starlette and uvicorn come with the extra `serve`; they are imported in `app`, `http` and `run` only, not in
`work`, so that the checking processes start fast.
"""
