"""What travels through the program: spans, articles, findings, errors, sorts of article."""
