"""The commands, one module each, imported only when called."""

#: Commands and the one line that `newslint --help` shows; each lives in the module of its name (`try`, a word
#: Python keeps for itself, in `try_rule`).
COMMANDS = {
    "check": "Check articles (the default: `newslint PATH` is `newslint check PATH`).",
    "fix": "Mend findings: what is safe, or with -i one after the other.",
    "accept": "Add words to those that are right in this house.",
    "archive": "Check an archive on Apache Spark, and report on it.",
    "baseline": "Note what is wrong today, so that only what is new is reported.",
    "init": "Write a configuration made from what the repository holds.",
    "config": "Show what holds for an article, and where it was said.",
    "compare": "Hold an article against the wire copy it was made from, side by side.",
    "explain": "Say what a rule means, with examples.",
    "facts": "Show who, when and how many, and where the story contradicts itself.",
    "quotes": "Show who says what: every quotation with its speaker.",
    "rules": "List all rules.",
    "model": "Show, install or remove the language model of deep reading.",
    "lsp": "Run the language server for editors.",
    "mcp": "Give writing assistants newslint's checks as tools.",
    "serve": "Serve a web desk, and the clients of LanguageTool.",
    "new-rule": "Begin a rule: a file with one that works, to be changed.",
    "packs": "List packs that are installed, and install those the configuration names.",
    "schema": "Print the JSON schema of configurations or packs.",
    "completion": "Print what makes a shell complete commands, options and rules.",
    "man": "Print the manual page.",
    "test": "Run the examples of rule packs.",
    "wordings": "Show which wordings of rules your published stories use.",
    "try": "Show what one rule finds in a folder.",
}
