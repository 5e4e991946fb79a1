"""The commands, one module each (`<name>_command`), imported only when called."""
