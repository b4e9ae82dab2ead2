"""PowerShell in, and out what two grammars read in it: JSON on both sides. Each answer has the places that are no
PowerShell, and what single-quoted text is given to which variable of the environment."""

import json
import sys

import tree_sitter_powershell
import tree_sitter_pwsh
from tree_sitter import Language, Parser

GRAMMARS = {"pwsh": tree_sitter_pwsh, "powershell": tree_sitter_powershell}
QUOTES = "'\u2018\u2019\u201a\u201b"


def walk(node):
    yield node
    for child in node.children:
        yield from walk(child)


def decode(literal):
    """Two quotes of any kind in a row are the second one of them."""
    out, rest = [], iter(literal[1:-1])
    for char in rest:
        out.append(next(rest, "") if char in QUOTES else char)
    return "".join(out)


def assigned(node, text):
    """The variable and the literal of `$env:NAME = '…'`, if it is one."""
    names = [it for it in walk(node) if it.type == "variable"]
    literals = [it for it in walk(node) if it.type == "verbatim_string_characters"]
    if len(names) == 1 and len(literals) == 1 and text(names[0]).startswith("$env:"):
        yield text(names[0]).removeprefix("$env:"), decode(text(literals[0]))


def read(grammar, source):
    tree = Parser(Language(grammar.language())).parse(source)
    text = lambda node: source[node.start_byte : node.end_byte].decode()
    nodes = list(walk(tree.root_node))
    wrong = [it for it in nodes if it.is_error or it.is_missing]
    pairs = [it for node in nodes if node.type == "assignment_expression" for it in assigned(node, text)]
    return {"problems": [f"line {it.start_point[0] + 1}: {it.type}" for it in wrong], "values": dict(pairs)}


texts = json.load(sys.stdin)
answer = [{name: read(grammar, text.encode()) for name, grammar in GRAMMARS.items()} for text in texts]
json.dump(answer, sys.stdout)
