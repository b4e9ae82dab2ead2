"""TOML in, what Python's own reader makes of it out: JSON on both sides. What is no TOML becomes a text that says why."""

import json
import sys
import tomllib


def read(text):
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return str(error)


json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
