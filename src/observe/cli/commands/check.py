"""`observe check [FILE…]`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from observe.cli import options
from observe.cli.session import Session


@click.command("check")
@click.argument("files", nargs=-1, metavar="[FILE]…")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the format instead.")
@options.common(hidden=True)
@click.pass_obj
def command(session: Session, files: tuple[str, ...], *, schema: bool) -> int:
    """Check dataset files: every problem with file:line:column and a hint; exit 1 if there is one.

    Without a file, the files in use are checked: the built-in dataset or those of --data, those of --add,
    and your own days. Warnings are told and do not fail.

    \b
    Examples:
      observe check
      observe check my-days.yaml
      observe check --schema > observances.schema.json
    """
    if schema:
        from observe.dataset.json_schema import json_schema

        session.write(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")
        return 0
    from observe.dataset import built_in
    from observe.dataset.checks import check
    from observe.dataset.entries import read
    from observe.errors import DatasetError

    data, add = session.dataset_files()
    roots = [Path(path) for path in files or [*(data or [built_in()]), *add]]
    reading = read(roots)
    problems = check(reading, session.today)
    errors = [problem for problem in problems if not problem.warning]
    for problem in problems:
        if problem.warning:
            session.tell(str(problem))
    if errors:
        raise DatasetError(errors)
    count, warnings = len(reading.entries), len(problems) - len(errors)
    ending = f", {_counted(warnings, 'warning')}" if warnings else ""
    session.write(
        f"{_counted(count, 'observance')} in {_counted(len(reading.files), 'file')}, no problem{ending}\n"
    )
    return 0


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
