"""Classes of slips and where to plant them: each planter looks at one token of edited copy and says how to spoil it.

`text` has tokens and stories, `forms` what is known of words, `typing`, `choices`, `grammar` and `rewriting` the classes.
"""
