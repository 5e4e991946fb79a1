"""What newslint knows of English: words and how rare they are, pairs of words, places, inflection, verbs of saying."""
