"""What the finding of a rule can be a sign of, for the verdict on a whole article (`sign:` of a rule)."""

from __future__ import annotations

#: Each sign with what it means.
SIGNS = {
    "attribution-chain": "one attribution hung on another",
    "back-translation": "names or terms put back from another language word by word",
    "broken-grammar": "sentences whose parts no longer fit",
    "broken-set-phrase": "set phrases with a word exchanged",
    "clumsy-syntax": "sentences turned round for no reason",
    "filler": "words that say nothing, put in to differ",
    "lost-quotation": "speech that lost its quotation marks",
    "machine-rewording": "words exchanged as no writer would",
    "name-translated": "names that were translated or exchanged",
    "page-residue": "what is left of the page the text was copied from",
    "speaker-drift": "speakers that change or become nobody",
    "spinner-signature": "wordings that rewording programs are known by",
    "stilted-register": "words too stiff or too rare for news",
    "wrong-sense": "synonyms of another sense of the word",
}
