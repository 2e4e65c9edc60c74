"""`observe search WORDS`."""

from __future__ import annotations

import click

from observe.agenda import Selection
from observe.cli import listing, options
from observe.cli.session import Session
from observe.output import wording


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@options.selecting_anew
@options.formatted("plain", "json")
@options.exit_code
@options.common(hidden=True)
@click.pass_obj
def command(
    session: Session, words: tuple[str, ...], selection: Selection, format: str, *, exit_code: bool
) -> int:
    """Find observances that hold every word: in names, former names, tags and texts, in any language.

    \b
    Examples:
      observe search srebrenica
      observe search day of anger
      observe search ទិវា --lang km
    """
    split = [part for word in words for part in word.split()]
    found = [
        observance for observance in session.dataset(selection).search(split) if selection.admits(observance)
    ]
    if format == "json":
        from observe.output import records

        content = [records.observance(observance, session.languages) for observance in found]
        session.write(records.document(session.today, {"observances": content}))
    else:
        width = max((len(observance.id) for observance in found), default=0)
        for observance in found:
            places = wording.places(observance.where)
            name = wording.name(observance, session.languages)
            session.write(f"{observance.id:{width}}  {places:8}  {name}\n")
    if found:
        return 0
    session.tell(f"nothing holds {' and '.join(repr(word) for word in split)}")
    return listing.NOTHING_FOUND if exit_code else 0
