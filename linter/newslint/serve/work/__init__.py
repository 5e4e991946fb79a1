"""The processes that check. Each loads the rules once and answers one request after the other over its standard input and
output; one that takes too long is killed and another takes its place. `pool` is the end that asks, `process` the one that
answers, `jobs` what can be asked."""
