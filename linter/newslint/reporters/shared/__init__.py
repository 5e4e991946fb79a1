"""What reporters share: the run they speak of, excerpts, paths, values of XML and Markdown."""
