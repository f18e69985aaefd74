"""What Vega-Lite allows, by the schema that the package altair ships, and where its marks stand."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

import jsonschema


@cache
def validator() -> jsonschema.Draft7Validator:
    """Return what checks specifications."""
    import altair.vegalite

    folder = resources.files(altair.vegalite).joinpath(f"v{altair.vegalite.SCHEMA_VERSION[1]}", "schema")
    schema = json.loads(folder.joinpath("vega-lite-schema.json").read_text(encoding="utf-8"))
    return jsonschema.Draft7Validator(schema)


def wrong(spec: object) -> list[str]:
    """Return what Vega-Lite does not allow in a specification."""
    return [f"{error.json_path}: {error.message[:200]}" for error in validator().iter_errors(read(spec))]


def read(spec: object) -> Any:  # noqa: ANN401 - JSON
    """Return a specification as a program reads it that is given its JSON."""
    return json.loads(json.dumps(spec))


def layers(spec: object, mark: str) -> list[Any]:
    """Return the layers that draw a kind of mark."""
    return [layer for layer in read(spec)["layer"] if "mark" in layer and layer["mark"]["type"] == mark]
