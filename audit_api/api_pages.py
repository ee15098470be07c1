"""The API document as pages for people, made from the document itself."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

Tree = Mapping[str, Any]

VERBS = ("get", "post", "put", "patch", "delete")


def pages(document: Tree) -> dict[str, Any]:
    """What the template shows of an OpenAPI document: its parts, each with its operations."""
    operations = sorted(_operations(document), key=lambda operation: str(operation["tag"]))
    abouts = {tag["name"]: tag.get("description") for tag in document.get("tags", [])}
    return {
        "title": document["info"]["title"],
        "version": document["info"]["version"],
        "parts": [
            {"name": name, "title": abouts.get(name) or name, "operations": list(group)}
            for name, group in groupby(operations, key=lambda operation: operation["tag"])
        ],
    }


def _operations(document: Tree) -> Iterator[dict[str, Any]]:
    for path, item in document["paths"].items():
        for verb in (verb for verb in VERBS if verb in item):
            operation = item[verb]
            yield {
                "tag": (operation.get("tags") or ["other"])[0],
                "verb": verb.upper(),
                "path": path,
                "anchor": verb + path.replace("/", "-").replace("{", "").replace("}", ""),
                "summary": operation.get("summary", ""),
                "description": (operation.get("description") or "").rstrip("."),
                "roles": operation.get("x-roles", []),
                "fields": [*_parameters(document, item, operation), *_body(document, operation)],
                "answers": list(_answers(document, operation)),
            }


def _resolved(document: Tree, part: Tree) -> Tree:
    """What a `$ref` points at; anything else as it is."""
    found: Any = part
    while "$ref" in found:
        steps, found = found["$ref"].lstrip("#/").split("/"), document
        for step in steps:
            found = found[step]
    return found  # type: ignore[no-any-return]


def _parameters(document: Tree, item: Tree, operation: Tree) -> Iterator[dict[str, Any]]:
    for reference in [*item.get("parameters", []), *operation.get("parameters", [])]:
        parameter = _resolved(document, reference)
        schema = _resolved(document, parameter.get("schema", {}))
        yield {
            "name": parameter["name"],
            "place": parameter["in"],
            "kind": _kind(document, schema),
            "required": parameter.get("required", False),
            "about": parameter.get("description", ""),
        }


def _body(document: Tree, operation: Tree) -> Iterator[dict[str, Any]]:
    for schema in _schemas(document, operation.get("requestBody", {})):
        required = schema.get("required", [])
        for name, field in schema.get("properties", {}).items():
            yield {
                "name": name,
                "place": "body",
                "kind": _kind(document, field),
                "required": name in required,
                "about": "",
            }


def _answers(document: Tree, operation: Tree) -> Iterator[dict[str, Any]]:
    for status, reference in sorted(operation.get("responses", {}).items()):
        answer = _resolved(document, reference)
        if status == "default":
            continue
        fields = [_shape(document, schema) for schema in _schemas(document, answer)] if status < "300" else []
        yield {"status": status, "about": answer.get("description", ""), "fields": ", ".join(fields)}


def _schemas(document: Tree, part: Tree) -> Iterator[Tree]:
    for content in part.get("content", {}).values():
        yield _resolved(document, content.get("schema", {}))


def _shape(document: Tree, schema: Tree) -> str:
    if schema.get("type") == "array":
        return f"[{_shape(document, _resolved(document, schema['items']))}]"
    properties = schema.get("properties")
    return "{" + ", ".join(properties) + "}" if properties else _kind(document, schema)


def _kind(document: Tree, schema: Tree) -> str:
    schema = _resolved(document, schema)
    if "enum" in schema:
        return "one of " + ", ".join(str(value) for value in schema["enum"] if value is not None)
    kind = schema.get("type", "anything")
    if kind == "array":
        return "list of " + _kind(document, schema.get("items", {}))
    return kind if isinstance(kind, str) else " or ".join("nothing" if one == "null" else one for one in kind)
