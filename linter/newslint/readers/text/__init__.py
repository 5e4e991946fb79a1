"""Formats that are text with light markup: plain, Markdown, reStructuredText, AsciiDoc, and their front matter."""
