"""Prints the reference of the configuration file's keys as Markdown, from its JSON Schema on standard input."""
import json
import sys

schema = json.load(sys.stdin)
definitions = schema["$defs"]
HEAD = "| Key | Values | Default | |\n| --- | --- | --- | --- |"
shown = []


def named(part):
    """The definition that a key's value follows, if it has one of its own."""
    for form in [part, *part.get("anyOf", [])]:
        if "$ref" in form:
            return form["$ref"].rsplit("/", 1)[1]
    return None


def values(part):
    if "const" in part:
        return [f"`{json.dumps(part['const'])}`"]
    if "enum" in part:
        return [f"`{value}`" for value in part["enum"] if value is not None]
    if "$ref" in part:
        name = named(part)
        return [f"[{name}](#{name.lower()})"]
    if "anyOf" in part:
        return [value for form in part["anyOf"] for value in values(form)]
    kinds = part.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    return [limited(kind, part) for kind in kinds if kind != "null"]


def limited(kind, part):
    if kind == "array" and "items" in part:
        return "list of " + " or ".join(values(part["items"]) or ["values"])
    low, high = part.get("minimum"), part.get("maximum")
    if low is not None and high is not None:
        return f"{kind}, {low:,} to {high:,}"
    if low is not None or high is not None:
        return f"{kind}, at least {low:,}" if high is None else f"{kind}, at most {high:,}"
    return {"object": "mapping"}.get(kind, kind)


def cell(text):
    return str(text).replace("\n", " ").replace("|", "\\|").replace("<", "&lt;")


def rows(properties, required, prefix=""):
    for key, part in properties.items():
        default = f"`{json.dumps(part['default'])}`" if "default" in part else ""
        about = part.get("description", "") + (" Required." if key in required else "")
        found = [value for value in dict.fromkeys(values(part)) if value]
        print(f"| `{prefix}{key}` | {cell(', '.join(found))} | {default} | {cell(about)} |")
        for form in [part, *part.get("anyOf", [])]:
            if "properties" in form:
                rows(form["properties"], form.get("required", []), f"{prefix}{key}.")


def forms(definition):
    return [form for form in [definition, *definition.get("anyOf", []), *definition.get("oneOf", [])] if "properties" in form]


print("# All keys\n")
print("Made from the model of this version; `hookline schema` prints it as JSON Schema, for editors.")
print("[Configuration](configuration.md) explains the keys with examples.\n")
# an event is the only part without a name of its own
events = definitions["config"]["properties"]["config"]["additionalProperties"]["anyOf"]
ordered = {"config": definitions["config"], "event": next(form for form in events if "properties" in form), **definitions}
for name, definition in ordered.items():
    found = forms(definition)
    if not found:
        continue
    print(f"## {name}\n")
    if "description" in definition:
        print(definition["description"] + "\n")
    print(HEAD)
    for form in found:
        rows(form["properties"], form.get("required", []))
    print()
