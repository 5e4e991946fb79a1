"""Who may ask, how much and how fast: `guard` stands before every request, `access` knows hosts, origins and tokens, `rate`
counts, `protocol` drops clients that keep a connection and say nothing, `metrics` counts what was done."""
