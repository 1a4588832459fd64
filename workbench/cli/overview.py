"""Which commands there are, in the order of the work, and the help that lists them.

Kept apart from click, which alone takes four times as long to import as Python to start.
"""

SECTIONS = {
    "Read": {
        "read": "Read files, pages, feeds or stdin: find claims, link them.",
        "articles": "List the articles, and set right what is known of them.",
        "import": "Take in fact-checks that others published.",
    },
    "Spot": {
        "claims": "List the claims, best first.",
        "match": "Find the claims and fact-checks that match a text.",
        "learned": "Show what ranking and linking have learned from what you decided.",
    },
    "Link": {
        "link": "Compare all claims again; what people decided stands.",
        "links": "List the links between claims, and decide about them.",
        "clusters": "List the clusters: the same claim across articles.",
        "values": "Show who gave which figure, date or name for a cluster.",
    },
    "Check": {
        "checked": "List the published fact-checks, and say what they are about.",
        "evidence": "Evidence for or against a cluster.",
        "verdict": "Verdicts on a cluster.",
        "scales": "List the scales and their ratings.",
    },
    "Report": {
        "report": "Write the verdict report.",
    },
    "Look back": {
        "history": "List what was done, newest first.",
        "undo": "Take back what was done last.",
        "redo": "Do again what was undone last.",
    },
    "Keep": {
        "backup": "Copy the database to a file, checked.",
        "restore": "Put a backup in the place of the database.",
        "verify": "Look for anything wrong in the database.",
        "completion": "Print the completion script of a shell.",
    },
}

COMMANDS = {name: help for commands in SECTIONS.values() for name, help in commands.items()}

# The module of `workbench.cli` that a command stands in, where it is not named for it.
MODULES = {
    "import": "checked",
    "match": "claims",
    "link": "links",
    "scales": "verdict",
    "history": "past",
    "undo": "past",
    "redo": "past",
    "backup": "upkeep",
    "restore": "upkeep",
    "verify": "upkeep",
}

_HEAD = """\
Usage: workbench [OPTIONS] [COMMAND] [ARGS]...

  A fact-check and claim-verification workbench. Without a command it opens the
  screens.

Options, before the command or after it:
  --db PATH    Path or URL of the database; default: claims.db here, else in
               your data folder.
  --by TEXT    Who is at work, for the history; default: your login name.
  -q, --quiet  No narration, only errors.
  --version    Show the version and exit.
  -h, --help   Show this message, or that of a command, and exit.
"""

_FOOT = """
Data goes to stdout, narration to stderr. Exit codes: 0 done, 1 the data says
no, 2 usage, 3 the database cannot be used, 130 interrupted.
"""


def overview() -> str:
    """The help of `workbench` itself; no line is longer than 79 characters."""
    width = max(map(len, COMMANDS))
    sections = (
        f"\n{section}:\n" + "".join(f"  {name:{width}}  {help}\n" for name, help in commands.items())
        for section, commands in SECTIONS.items()
    )
    return _HEAD + "".join(sections) + _FOOT
