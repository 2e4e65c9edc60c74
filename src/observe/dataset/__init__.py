"""YAML files -> checked observances, each with file:line:column; and their compiled index.

files.py       which files may be read, and their bytes
reader.py      bytes -> nodes with their places; refuses what is hostile (characters.py, parsers.py)
schema.py      the keys of the format and their types (shapes.py); json_schema.py is for editors
entries.py     nodes -> checked mappings, with every problem at once (fields.py, scalars.py)
checks.py      what must hold across entries and in their texts (entry_checks.py, anchors.py …)
build.py       a checked mapping -> Observance, Rule, Article
reckoning.py   the days of a whole dataset by its rules
compiling.py   checked entries -> one SQLite file
loading.py     which index serves which files
index.py       the index, read; searching.py finds words in it
"""

from observe.dataset.index import Dataset
from observe.dataset.loading import built_in, load

__all__ = ["Dataset", "built_in", "load"]
