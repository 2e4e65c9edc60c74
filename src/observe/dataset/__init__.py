"""YAML files -> checked observances, each with file:line:column; and their compiled index.

reader.py      bytes -> nodes with their places; refuses what is hostile
schema.py      the keys of the format and their types
entries.py     nodes -> checked mappings, with every problem of every file at once
checks.py      what must hold across entries, and in their texts
build.py       a checked mapping -> Observance, Rule, Article
reckoning.py   the days of a whole dataset by its rules
compiling.py   checked entries -> one SQLite file
loading.py     which index serves which files
index.py       the index, read
"""

from observe.dataset.index import Dataset
from observe.dataset.loading import built_in, load

__all__ = ["Dataset", "built_in", "load"]
