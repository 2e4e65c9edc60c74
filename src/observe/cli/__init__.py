"""The command line. One file per command; a command's file, and what it needs, is imported when it runs."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

import observe
from observe.cli.options import common
from observe.cli.session import PipeClosed, Session
from observe.errors import DatasetError, ObserveError, SettingsError

INTERRUPTED = 130

COMMANDS = {
    "Look at days": {
        "next": "Show the next days.",
        "today": "Show what is observed today.",
        "on": "Show what is observed on a day.",
        "list": "List the days of a span.",
        "calendar": "Show a year or a month with its days marked.",
    },
    "Read about a day": {
        "show": "Tell everything about an observance.",
        "search": "Find observances by words, in any language.",
    },
    "Take days elsewhere": {
        "export": "Write an .ics file for any calendar program.",
    },
    "Be reminded": {
        "remind": "Tell what is due today, for cron.",
        "plan": "Show what is to be done before and after a day.",
        "init": "Write a settings file.",
        "config": "Show the settings in force.",
    },
    "Work on data": {
        "when": "Try a rule: its sentence and its dates.",
        "check": "Check dataset files.",
    },
}
"""Every command by the job it does, with its one line; its code is observe.cli.commands.NAME:command."""


class _Commands(click.Group):
    """The commands of the table above, each imported on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for job in COMMANDS.values() for name in job]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        from importlib import import_module

        command: click.Command = import_module(f"observe.cli.commands.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in self.list_commands(ctx):
            from observe.errors import near

            found = near(name, self.list_commands(ctx))
            hint = f"; did you mean {' or '.join(found)}?" if found else ""
            raise click.UsageError(f"there is no command '{name[:40]}'{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for job, commands in COMMANDS.items():
            with formatter.section(job):
                formatter.write_dl(list(commands.items()))


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@common(hidden=False)
@click.version_option(observe.__version__, prog_name="observe", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """A calendar of commemorations: every day of remembrance, on its right date, with its sources.

    \b
    Examples:
      observe next                          the next ten days
      observe next --where KH --lang km     in Cambodia, named in Khmer
      observe on 2027-05-20                 what is observed that day
      observe show kh-day-of-remembrance    all about it, with sources
      observe list --years 2027 --json      a year, for a script

    The options below stand before or after the name of a command.
    """
    context.ensure_object(Session)
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the program and leave with its exit code; the one place that makes text of errors."""
    for stream in (sys.stdout, sys.stderr):
        # Names stand in every script, whatever the locale says.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    session = Session()
    try:
        # In standalone mode, click would print errors its own way and hide an interrupt.
        result = cli.main(args=arguments, prog_name="observe", obj=session, standalone_mode=False)
        sys.exit(result if isinstance(result, int) else 0)
    except click.ClickException as error:
        _usage_error(error)
        sys.exit(error.exit_code)
    except ObserveError as error:
        if session.debug:
            raise
        _tell(error)
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except PipeClosed:
        _silence_stdout()
        sys.exit(INTERRUPTED)
    except OSError as error:
        if session.debug or error.filename is not None or error.errno is None:
            raise
        click.echo(f"error: the output cannot be written: {(error.strerror or '').lower()}", err=True)
        _silence_stdout()
        sys.exit(1)
    finally:
        session.close()


def _usage_error(error: click.ClickException) -> None:
    click.echo(f"error: {error.format_message()}", err=True)
    if isinstance(error, click.UsageError) and error.ctx is not None:
        click.echo(f"hint: `{error.ctx.command_path} --help` shows the words and options", err=True)


def _tell(error: ObserveError) -> None:
    if isinstance(error, DatasetError | SettingsError):
        for problem in error.problems:
            click.echo(str(problem), err=True)
        return
    click.echo(f"error: {error.message}", err=True)
    if error.hint:
        click.echo(f"hint: {error.hint}", err=True)


def _silence_stdout() -> None:
    """Point stdout nowhere, so that closing it at exit does not complain again."""
    import os

    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        sys.stdout = None
