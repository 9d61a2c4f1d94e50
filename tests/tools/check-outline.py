#!/usr/bin/env python3
"""check-outline.py SCHEMA OUTLINE...: outlines against what `dossier schema` prints, as an editor would check them.
Knows only the words of JSON Schema that the program uses; any other is an error. Exit status 3: no YAML reader."""
import json
import re
import sys

try:
    import yaml
except ImportError:
    sys.exit(3)

TYPES = {"string": str, "number": (int, float), "integer": int, "array": list, "object": dict, "null": type(None)}
KNOWN = {"$schema", "title", "description", "type", "enum", "anyOf", "pattern", "minimum", "maximum", "minLength",
         "minItems", "maxItems", "items", "properties", "required", "additionalProperties"}


class Reader(yaml.SafeLoader):
    """Dates are texts in JSON."""


Reader.yaml_implicit_resolvers = {first: [pair for pair in pairs if "timestamp" not in pair[0]]
                                  for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def is_type(value, name):
    return isinstance(value, TYPES[name]) and not isinstance(value, bool)


def faults(schema, value, at):
    return list(find(schema, value, at))


def find(schema, value, at):
    assert set(schema) <= KNOWN, set(schema) - KNOWN
    assert set(schema) - {"description", "title", "$schema"}, f"{at}: the schema says nothing"
    if "anyOf" in schema:
        all_faults = [faults(one, value, at) for one in schema["anyOf"]]
        if all(all_faults):
            yield from (f"{at}: none of {len(all_faults)}: {found}" for found in all_faults[:1])
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is none of {schema['enum']}"
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(is_type(value, name) for name in types):
        yield f"{at}: {value!r} is no {types}"
        return
    if isinstance(value, str):
        if "pattern" in schema and not re.search(schema["pattern"], value):
            yield f"{at}: {value!r} is not {schema['pattern']}"
        if len(value) < schema.get("minLength", 0):
            yield f"{at}: is empty"
    if isinstance(value, (int, float)) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{at}: {value} is out of bounds"
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{at}: {len(value)} items"
        for i, item in enumerate(value):
            yield from faults(schema.get("items", {"title": "", "type": []}), item, f"{at}[{i}]")
    if isinstance(value, dict):
        members = schema.get("properties", {})
        for key in schema.get("required", []):
            if key not in value:
                yield f"{at}: no {key}"
        for key, item in value.items():
            if key in members:
                yield from faults(members[key], item, f"{at}.{key}")
            elif schema.get("additionalProperties", True) is False:
                yield f"{at}: unknown {key}"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    bad = 0
    for name in sys.argv[2:]:
        with open(name, encoding="utf-8") as file:
            for fault in faults(schema, yaml.load(file, Reader), name):
                print(fault)
                bad = 1
    sys.exit(bad)


main()
