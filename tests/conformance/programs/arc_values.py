"""Values of a Helm chart in, what two readers of YAML make of them out, or why they are none: JSON on both sides."""

import json
import pathlib
import sys

import jsonschema
import ruamel.yaml
import yaml

SCHEMA = json.loads(pathlib.Path(__file__).with_name("arc_values.json").read_text())


def read(text):
    try:
        first, second = yaml.safe_load(text), ruamel.yaml.YAML(typ="safe", pure=True).load(text)
        jsonschema.validate(first, SCHEMA)
    except (yaml.YAMLError, ruamel.yaml.error.YAMLError, jsonschema.ValidationError) as error:
        return {"problem": str(error)}
    if first != second:
        return {"problem": f"read as {first} and as {second}"}
    return {"values": first}


json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
