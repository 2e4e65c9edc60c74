"""What an organisation has written down once: observe.toml, and the environment that overrides it.

values.py     the settings as the program uses them
feed.py       a named selection to publish
keys.py       every key: how it is read, its variable, what it says
checks.py     a value of the file -> a value of the program, or why not
faults.py     what is wrong, by the keys that lead to it
source.py     a file -> its text and its tree
reading.py    file and environment -> Settings, or every problem at once
places.py     where each key of a TOML text stands
template.py   the commented file that `observe init` writes
"""

from observe.settings.values import Settings

__all__ = ["Settings"]
