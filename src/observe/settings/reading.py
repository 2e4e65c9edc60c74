"""File and environment -> Settings, or every problem at once."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from observe.errors import SettingsError, did_you_mean
from observe.plan import Plan
from observe.problem import Location, Problem
from observe.selection import Selection
from observe.settings import checks
from observe.settings.faults import Fault, Spot, mistyped, shown, unknown
from observe.settings.feed import Feed
from observe.settings.keys import GENERAL, NAMED, SECTIONS, SELECTION, TARGETS, Key, Table
from observe.settings.source import Tree, text_of, tree_of
from observe.settings.values import Settings

MOST_NAMES = 200


def read(file: str = "", environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of a file, overridden by those of an environment.

    Args:
        file: path of an observe.toml, or "" for none.
        environment: variables by name.

    Raises:
        SettingsError: with every problem, each with its place.
    """
    text = text_of(file) if file else ""
    reader = _Reader(file, tree_of(file, text) if file else {})
    settings = reader.settings(environment or {})
    if reader.faults:
        raise SettingsError([_problem(fault, file, text) for fault in reader.faults])
    return settings


def check_ids(settings: Settings, known: Collection[str]) -> None:
    """Hold the ids in a settings file against those that there are.

    Raises:
        SettingsError: with every id that names no observance.
    """
    faults: list[Fault] = []
    tables: list[tuple[tuple[str, ...], Selection]] = [(("selection",), settings.selection)]
    tables += [(("plan", plan.name), plan.selection) for plan in settings.plans]
    tables += [(("feed", feed.slug), feed.selection) for feed in settings.feeds]
    for place, selection in tables:
        for key, ids in (("id", selection.ids), ("not", selection.excluded)):
            for number, id in enumerate(ids):
                if id not in known:
                    spot = Spot((*place, key, number), faults)
                    spot.refuse(f"there is no observance '{id}'", did_you_mean(id, known))
    if faults:
        text = text_of(settings.file)
        raise SettingsError([_problem(fault, settings.file, text) for fault in faults])


def variables() -> dict[str, str]:
    """Return the names of the variables that override settings, by dotted key."""
    keyed = [("", GENERAL), *((table.name, table.keys) for table in SECTIONS)]
    return {
        f"{name}.{key.name}" if name else key.name: key.variable
        for name, keys in keyed
        for key in keys
        if key.variable
    }


class _Reader:
    """Takes the tree of a file apart, table by table."""

    def __init__(self, file: str, tree: Tree) -> None:
        self.faults: list[Fault] = []
        self._file = file
        self._tree = tree
        self._origins: dict[str, str] = {}

    def settings(self, environment: Mapping[str, str]) -> Settings:
        self._refuse_unknown()
        general = self._fields(self._tree, GENERAL, (), environment)
        for key in ("data", "add"):
            if key in general:
                general[key] = tuple(self._path(path) for path in general[key])
        sections = {table.name: self._section(table, environment) for table in SECTIONS}
        targets = self._targets()
        self._check_targets(sections["remind"].get("to", ()))
        return Settings(
            file=self._file,
            **general,
            **sections["remind"],
            **sections["messages"],
            selection=Selection(**sections["selection"]),
            targets=targets,
            plans=tuple(self._plans()),
            feeds=tuple(self._feeds()),
            origins=self._origins,
        )

    def _refuse_unknown(self) -> None:
        known = [key.name for key in GENERAL] + [table.name for table in (*SECTIONS, *NAMED)] + [TARGETS]
        for name, value in self._tree.items():
            if name not in known:
                # A key may have been written outside its table.
                home = next((table.name for table in SECTIONS for key in table.keys if key.name == name), "")
                spot = self._spot(name)
                if home and not isinstance(value, dict):
                    spot.refuse(
                        f"{shown(name)} stands outside its table", f"put it below [{home}]", of_key=True
                    )
                else:
                    unknown(name, known, spot, "unknown key")

    def _fields(
        self,
        tree: Tree,
        keys: tuple[Key, ...],
        place: tuple[str, ...],
        environment: Mapping[str, str] | None = None,
    ) -> dict[str, Any]:
        """Return the fields that the keys of a table fill; a variable of the environment comes before."""
        found: dict[str, Any] = {}
        for key in keys:
            variable = (environment or {}).get(key.variable, "").strip() if key.variable else ""
            if variable:
                value: object = re.split(key.parted, variable.strip(",")) if key.parted else variable
                spot, origin = self._spot(f"${key.variable}"), f"${key.variable}"
            elif key.name in tree:
                value, spot, origin = tree[key.name], self._spot(*place, key.name), self._file
            else:
                continue
            read = key.check(value, spot)
            if read is not None:
                found[key.field] = read
                self._origins[".".join((*place, key.name))] = origin
        return found

    def _section(self, table: Table, environment: Mapping[str, str]) -> dict[str, Any]:
        tree = self._table(self._tree.get(table.name, {}), self._spot(table.name))
        self._refuse_unknown_keys(tree, table.keys, (table.name,))
        return self._fields(tree, table.keys, (table.name,), environment)

    def _refuse_unknown_keys(self, tree: Tree, keys: tuple[Key, ...], place: tuple[str, ...]) -> None:
        names = [key.name for key in keys]
        for name in tree:
            if name not in names:
                unknown(name, names, self._spot(*place, name), "unknown key")

    def _named(self, kind: str) -> Iterator[tuple[str, dict[str, Any], Selection]]:
        """Yield each [KIND.NAME] with its fields and its selection."""
        table = next(table for table in NAMED if table.name == kind)
        for name, below in self._table(self._tree.get(kind, {}), self._spot(kind)).items():
            spot = self._spot(kind, name)
            if not isinstance(below, dict):
                hint = f"write  [{kind}.NAME]  and its keys below it"
                spot.refuse(f"{shown(name)} stands in [{kind}] without a name", hint, of_key=True)
            elif checks.slug(name, spot) is not None:
                self._refuse_unknown_keys(below, table.keys, (kind, name))
                own = tuple(key for key in table.keys if key not in SELECTION)
                fields = self._fields(below, own, (kind, name))
                yield name, fields, Selection(**self._fields(below, SELECTION, (kind, name)))

    def _plans(self) -> Iterator[Plan]:
        for name, fields, selection in self._named("plan"):
            if fields.get("steps"):
                yield Plan(name, fields["steps"], selection)
            elif "steps" not in self._tree["plan"][name]:
                self._spot("plan", name).refuse(
                    f"the plan '{name}' has no steps", 'add  steps = ["30: draft the statement"]', of_key=True
                )

    def _feeds(self) -> Iterator[Feed]:
        for name, fields, selection in self._named("feed"):
            yield Feed(slug=name, **fields, selection=selection)

    def _targets(self) -> dict[str, str]:
        found = {}
        for name, value in self._table(self._tree.get(TARGETS, {}), self._spot(TARGETS)).items():
            spot = self._spot(TARGETS, name)
            if checks.slug(name, spot) is None:
                continue
            address = checks.address(value, spot)
            if address is not None:
                found[name] = address
                self._origins[f"{TARGETS}.{name}"] = self._file
        return found

    def _check_targets(self, to: tuple[str, ...]) -> None:
        written = self._tree.get(TARGETS, {})
        origin = self._origins.get("remind.to", "")
        names = written if isinstance(written, dict) else {}
        for number, target in enumerate(to):
            if target == "-" or checks.is_address(target) or checks.is_variable(target):
                continue
            spot = self._spot(origin) if origin.startswith("$") else self._spot("remind", "to", number)
            if not checks.is_name(target):
                # It may hold a password: it is not repeated.
                spot.refuse("neither the name of a target nor an address stands here", checks.ADDRESS_HINT)
            elif target not in names:
                unknown(target, names, spot, "there is no target", of_key=False)

    def _table(self, value: object, spot: Spot) -> Tree:
        if isinstance(value, dict):
            if len(value) > MOST_NAMES:
                spot.refuse(f"{len(value)} keys, where {MOST_NAMES} are the most")
                return {}
            return value
        mistyped(value, spot, "a table", f"write  [{spot.keys[-1]}]  and its keys below it")
        return {}

    def _path(self, path: str) -> str:
        return os.path.join(os.path.dirname(os.path.abspath(self._file)), os.path.expanduser(path))

    def _spot(self, *keys: str | int) -> Spot:
        return Spot(keys, self.faults)


def _problem(fault: Fault, file: str, text: str) -> Problem:
    first = fault.keys[0]
    if isinstance(first, str) and first.startswith("$"):
        return Problem(Location(first), fault.message, fault.hint)
    from observe.settings.places import place

    return Problem(Location(file, *place(text, fault.keys, of_key=fault.of_key)), fault.message, fault.hint)
