"""The commands, one module each, imported only when called."""

#: Commands as `newslint --help` groups them, each with its one line; each lives in the module of its name (`try`, a word
#: Python keeps for itself, in `try_rule`).
GROUPS = {
    "Check and mend articles": {
        "check": "Check articles (the default: `newslint PATH` is `newslint check PATH`).",
        "fix": "Mend findings: what is safe, or with -i one after the other.",
        "compare": "Hold an article against the wire copy it was made from, side by side.",
        "quotes": "Show who says what: every quotation with its speaker.",
        "facts": "Show who, when and how many, and where the story contradicts itself.",
    },
    "Rules and packs": {
        "rules": "List all rules.",
        "explain": "Say what a rule means, with examples.",
        "test": "Run the examples of rule packs.",
        "try": "Show what one rule finds in a folder.",
        "new-rule": "Begin a rule: a file with one that works, to be changed.",
        "packs": "List packs that are installed, and install those the configuration names.",
        "schema": "Print the JSON schema of configurations or packs.",
    },
    "Settings of the house": {
        "init": "Write a configuration made from what the repository holds.",
        "config": "Show what holds for an article, and where it was said.",
        "accept": "Add words to those that are right in this house.",
        "baseline": "Note what is wrong today, so that only what is new is reported.",
        "wordings": "Show which wordings of rules your published stories use.",
    },
    "Editors, servers and archives": {
        "lsp": "Run the language server for editors.",
        "mcp": "Give writing assistants newslint's checks as tools.",
        "serve": "Serve a web desk, and the clients of LanguageTool.",
        "archive": "Check an archive on Apache Spark, and report on it.",
        "model": "Show, install or remove the language model of deep reading.",
    },
    "Shell and manual": {
        "completion": "Print what makes a shell complete commands, options and rules.",
        "man": "Print the manual page.",
    },
}
COMMANDS = {name: line for group in GROUPS.values() for name, line in group.items()}
