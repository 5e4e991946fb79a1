"""The command line: the group of commands, options they share, and how a run ends."""
