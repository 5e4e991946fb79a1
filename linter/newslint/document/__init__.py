"""The document: one text and its parts. Paragraphs, sentences, words, quotations, speakers, people; each a span."""
