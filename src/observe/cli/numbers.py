"""The numbers that commands take as an argument or option, each with its range and a calm error."""

from __future__ import annotations

from typing import Any

import click


class Number(click.IntRange):
    """A whole number from `least` to `most`, whose error says what it is for and shows one that does."""

    def __init__(self, what: str, least: int, most: int, example: int) -> None:
        super().__init__(least, most)
        self._told = f"{what} from {least} to {most}; write for example {example}"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            number: int = super().convert(value, param, ctx)
        except click.BadParameter as error:
            raise click.BadParameter(f"'{str(value)[:40]}' is not {self._told}", ctx, param) from error
        return number


YEAR = Number("a year", 1, 9999, 2027)
MONTH = Number("a month", 1, 12, 4)
COUNT = Number("a number of days", 1, 10_000, 10)
