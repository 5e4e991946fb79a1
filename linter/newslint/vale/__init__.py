"""Styles written for Vale, run as they are.

`ini` reads `.vale.ini`, `styles` the rules below StylesPath, `patterns` translates their regular expressions, `points` holds one
function for each extension point, `blocks` the parts of an article a rule may be for, `comments` what an article orders, `run` puts
it all together. Nothing here is imported unless a run names a `.vale.ini`."""
