"""The JSON Schema of dataset files, made from the table in schema.py: editors complete and underline with it.

It accepts every file that `entries.read` accepts and refuses unknown keys and words. It is wider where it
must be: what stands between values is checked by the program alone, and editors may read a plain `NO` as
false, `2018` as a number and `2018-02-20` as a date.
"""

from __future__ import annotations

from typing import Any

from observe.dataset.codes import COUNTRIES
from observe.dataset.schema import DATASET
from observe.dataset.shapes import (
    LANGUAGE_TAG,
    ByLanguage,
    Choice,
    Day,
    Either,
    Keyed,
    ListOf,
    Number,
    Place,
    Record,
    RulePart,
    Shape,
    Text,
    Word,
)
from observe.model import BODIES, WORLD

Schema = dict[str, Any]

ADDRESS = "https://json-schema.org/draft/2020-12/schema"
# What a text may look like to an editor that guesses types.
_READ_AS = ["string", "number", "boolean"]
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_PART_OF_DAY = "[0-9]{3,4}(-[0-9]{2}){0,2}"


def json_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of a dataset file."""
    schema = _schema(DATASET)
    schema["anyOf"] = [{"required": ["observances"]}, {"required": ["include"]}]
    return {"$schema": ADDRESS, "title": "A dataset of observances", **schema}


def _schema(shape: Shape) -> Schema:
    match shape:
        case Record():
            return _record(shape)
        case Keyed(key, of):
            names = _one_text(key) if isinstance(key, Word) else {"pattern": "^[0-9]{1,4}$"}
            return {
                "type": "object",
                "propertyNames": names,
                "additionalProperties": _schema(of),
                "minProperties": 1,
            }
        case ByLanguage(of, english):
            needed: Schema = {"required": ["en"]} if english else {"minProperties": 1}
            names = {"pattern": f"^(?:{LANGUAGE_TAG})$"}
            return {"type": "object", "propertyNames": names, "additionalProperties": _schema(of), **needed}
        case ListOf(of):
            unique = {} if isinstance(of, Record) else {"uniqueItems": True}
            return {"type": "array", "items": _schema(of), "minItems": 1, **unique}
        case Either(short, record):
            return {"anyOf": [_schema(short), _schema(record)]}
        case _:
            return _one_text(shape)


def _record(shape: Record) -> Schema:
    schema: Schema = {
        "type": "object",
        "description": shape.doc,
        "properties": {
            field.name: {"description": field.doc, **_field(field.shape)} for field in shape.fields
        },
        "additionalProperties": False,
    }
    if shape.required:
        schema["required"] = sorted(shape.required)
    if shape.one_of:
        schema["oneOf"] = [{"required": [name]} for name in shape.one_of]
    return schema


def _field(shape: Shape) -> Schema:
    """Return the schema of a field's values; what the field says of them is better than what they are."""
    return {key: value for key, value in _schema(shape).items() if key != "description"}


def _one_text(shape: Shape) -> Schema:
    match shape:
        case Word(_, pattern, _, longest):
            return {"type": _READ_AS, "pattern": f"^(?:{pattern})$", "maxLength": longest}
        case Choice(_, words):
            return {"enum": list(words)}
        case Number(_, low, high):
            return {"type": "integer", "minimum": low, "maximum": high}
        case Day(partial, none):
            if partial:
                return {"type": ["string", "integer"], "pattern": f"^{_PART_OF_DAY}$"}
            return {"type": "string", "pattern": f"^(?:{_DAY}|none)$" if none else f"^{_DAY}$"}
        case Place():
            places = "|".join([*COUNTRIES, *BODIES, WORLD])
            return {"type": ["string", "boolean"], "pattern": f"^(?:[A-Z]{{2}}-[A-Z0-9]{{1,3}}|{places})$"}
        case RulePart():
            return {"type": "string", "minLength": 1}
        case Text():
            return {"type": _READ_AS, "minLength": 1}
    raise TypeError(shape)
