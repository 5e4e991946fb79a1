"""Deep reading: a language model weighs what stands in a story against near alternatives.

`store` keeps the model, `convert` makes it fit, `scorer` asks it, `alternatives` says what else could stand there,
`reading` puts these together for a text. Nothing here is imported unless somebody asked for deep reading."""
