"""Documents of word processors and mail that hold no lines of text: rich text, OpenDocument, messages."""
