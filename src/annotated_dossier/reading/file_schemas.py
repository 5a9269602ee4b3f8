"""JSON Schemas of the files that authors write, so that an editor completes and checks while they type.

Draft-07: the YAML server of VS Code, and of the editors that share it, knows all of it, of later drafts only part.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from ..model import Kind
from .claim_schema import ClaimFormat, CorrectionFormat
from .scalars import QUOTED_INTEGER, QUOTED_NUMBER, TEXT, TRUTH
from .schema import (
    AnnotationFormat,
    DecisionFormat,
    EntityFormat,
    Identifier,
    KindFormat,
    SettingsFormat,
    SourceFormat,
)

DRAFT = "http://json-schema.org/draft-07/schema#"
FILES: Mapping[str, tuple[str, Any]] = {
    "source": ("The front matter of a source, sources/<id>.md.", SourceFormat),
    "register": ("The register: entries by id, in any file register/*.yml.", dict[Identifier, EntityFormat]),
    "annotations": ("Notes on a source, annotations/<source-id>.yml.", list[AnnotationFormat]),
    "claims": ("Claims with their evidence, claims.yml.", list[ClaimFormat]),
    "decisions": ("Rulings on single places, decisions.yml.", list[DecisionFormat]),
    "corrections": ("What the dossier had wrong, corrections.yml.", list[CorrectionFormat]),
    "kinds": ("Kinds that the site adds, kinds.yml.", dict[Identifier, KindFormat]),
    "settings": ("Settings of the dossier, settings.yml.", SettingsFormat),
}


def file_schemas(kinds: Iterable[Kind]) -> Mapping[str, bytes]:
    """The schema of each file of a dossier with these kinds of entities, by name (`register`), as JSON."""
    kind_ids = [kind.id for kind in kinds]
    return {name: _as_json(schema_of(title, form, kind_ids)) for name, (title, form) in FILES.items()}


def _as_json(schema: JsonSchemaValue) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def schema_of(title: str, form: Any, kind_ids: Sequence[str]) -> JsonSchemaValue:
    schema = TypeAdapter(form).json_schema(ref_template="#/definitions/{model}", schema_generator=_AsTyped)
    definitions = schema.pop("$defs", {})
    if "EntityFormat" in definitions:
        # Completed by name: an unknown kind is a mistake that is better made visible at once.
        definitions["EntityFormat"]["properties"]["kind"] |= {"type": "string", "enum": kind_ids}
    about = {"$schema": DRAFT, "title": title}
    whole = {**schema, **about, "definitions": definitions} if definitions else {**schema, **about}
    return dict(_as_draft_07(whole))


class _AsTyped(GenerateJsonSchema):
    """Text, figures and truth values in the shapes in which an editor finds them typed."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:  # noqa: ARG002
        return {**TEXT}

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:  # noqa: ARG002
        return {**TRUTH}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        # A key is text, whatever it looks like.
        key = self.generate_inner(schema["keys_schema"]) if "keys_schema" in schema else {}
        names = {"propertyNames": {"pattern": key["pattern"]}} if "pattern" in key else {}
        return {**super().dict_schema(schema), **names}

    def float_schema(self, schema: core_schema.FloatSchema) -> JsonSchemaValue:
        return {"anyOf": [super().float_schema(schema), QUOTED_NUMBER]}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        return {"anyOf": [super().int_schema(schema), QUOTED_INTEGER]}


def _as_draft_07(value: Any) -> Any:
    """The schema in draft-07: lists of fixed length and references with company are written otherwise there."""
    if isinstance(value, list):
        return [_as_draft_07(item) for item in value]
    if not isinstance(value, dict):
        return value
    schema = {key: _as_draft_07(item) for key, item in value.items() if not _says_nothing(key, item)}
    if "prefixItems" in schema:
        schema |= {"items": schema.pop("prefixItems"), "additionalItems": False}
    if "$ref" in schema and len(schema) > 1:
        schema["allOf"] = [{"$ref": schema.pop("$ref")}]
    if isinstance(schema.get("properties"), dict):
        optional = set(schema["properties"]) - set(schema.get("required", ()))
        schema["properties"] |= {key: _or_left_out(schema["properties"][key]) for key in sorted(optional)}
    return schema


def _says_nothing(key: str, value: Any) -> bool:
    """A title that only repeats the key, a default that is empty."""
    return (key == "title" and isinstance(value, str) and not value.endswith(".")) or (
        key == "default" and not value and value is not False
    )


def _or_left_out(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a value that may be missing behind its key, as in `author:`."""
    about: dict[str, Any] = {key: schema[key] for key in ("description", "default") if key in schema}
    rest = {key: value for key, value in schema.items() if key not in about}
    if isinstance(rest.get("type"), list):
        return {**about, **rest, "type": [*rest["type"], "null"]}
    options = [option for option in rest.get("anyOf", [rest]) if option != {"type": "null"}]
    return {**about, "anyOf": [*options, {"type": "null"}]}
