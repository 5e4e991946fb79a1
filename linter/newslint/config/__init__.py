"""The configuration of a repository: what it can say, how it is read, and where each setting comes from."""
