"""One file for each command, named after it; `command` in it is what click runs.

Nothing is written here: `list` and `next` are files, and would stand in the way of the built-in words.
"""
