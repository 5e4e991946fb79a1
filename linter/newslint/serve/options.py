"""What the command line says of a server."""

from __future__ import annotations

from typing import NamedTuple


class Options(NamedTuple):
    """How to serve. `names` are host names by which the server may be called besides its address, `origins` the sites and
    browser add-ons that may ask from elsewhere (`chrome-extension://*` for all of a kind). `largest` is in bytes a request,
    `rate` in requests a minute and client (0 for no limit), `patience` the seconds a request waits for a free worker.
    `token` is what clients must know ("" for nothing). `words` is the file of the house's words ("" to keep them in memory).
    `deep`: a language model reads too, that at the path `model` if there is one.
    `time_limit` is in seconds of processor time for a text, None for what the configuration says. `proxies` are the addresses
    of reverse proxies that are believed when they say who asks."""

    host: str = "127.0.0.1"
    port: int = 8081
    workers: int = 1
    config: str | None = None
    rules: tuple[str, ...] = ()
    time_limit: float | None = None
    deep: bool = False
    model: str | None = None
    words: str = ""
    languagetool: str = ""
    token: str = ""
    names: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    largest: int = 8_000_000
    rate: int = 1200
    patience: float = 10.0
