"""One run of `observe remind`: what is due, in a message, to everybody who is to be told."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from zlib import crc32

from observe.cli.session import Session, state_folder
from observe.errors import ObserveError
from observe.model import Span
from observe.reminders.due import Reminder, Request, due

if TYPE_CHECKING:
    from observe.cli.receivers import Receiver
    from observe.dataset import Dataset
    from observe.output.letter import Message

PRINTED = "-"
"""The name under which stdout is kept in the record."""


class Telling:
    """One run: what is due, and telling it to everybody who is to be told."""

    def __init__(
        self, session: Session, dataset: Dataset, request: Request, format: str, receivers: list[Receiver]
    ) -> None:
        self._session = session
        self._dataset = dataset
        self._request = request
        self._format = format
        self._receivers = receivers
        # An address that is wrong is told at once, and not only when the first reminder is due.
        self._failures = [receiver.fault for receiver in receivers if receiver.fault]

    def once(self) -> bool:
        """Tell what is due today, whatever was told before; say whether there was anything."""
        today = self._session.today
        found = due(self._dataset, Span(today, today), self._request)
        for receiver in self._receivers if found else ():
            self._tell(receiver, found)
        if found and not self._receivers:
            self._print(found)
        self._raise_failures()
        return bool(found)

    def remembered(self, profile: str) -> bool:
        """Tell everybody what they have not been told since the last run; say whether there was anything."""
        from observe.delivery import state
        from observe.reminders import record

        today, request, said = self._session.today, self._fingerprint(), False
        keys = [receiver.key for receiver in self._receivers] or [PRINTED]
        with state.opened(state_folder(), profile) as kept:
            if kept.lost:
                self._warn(f"{kept.lost}, so it is not known what was said: some is said again")
            for number, key in enumerate(keys):
                before = record.new_record(key, request, kept.records, keys, today)
                outlook = record.outlook(before, today, lost=bool(kept.lost))
                found = due(self._dataset, outlook.days, self._request)
                found = record.outstanding(found, outlook)
                for note in (outlook.note, outlook.repeating if found else ""):
                    if note:
                        self._warn(note)
                now = record.begun(before, today)
                if found:
                    said = True
                    kept.write({**kept.records, (key, request): now})
                    if not self._receivers:
                        self._print(found)
                    elif not self._tell(self._receivers[number], found):
                        kept.write({**kept.records, (key, request): record.failed(now, today)})
                        continue
                told = {**kept.records, (key, request): record.told(now, today, found)}
                kept.write(record.in_use(told, today))
            fault = kept.fault
        self._raise_failures(fault)
        return said

    def _print(self, found: Sequence[Reminder]) -> None:
        if sys.stdout is None:
            raise ObserveError("there is nowhere to print to", hint="open stdout, or send it with --to")
        message = self._message(found)
        if message.attachment:
            self._session.write_bytes(message.attachment)
        else:
            self._session.write(message.body)

    def _tell(self, receiver: Receiver, found: Sequence[Reminder]) -> bool:
        try:
            receiver.send(self._message(found))
        except ObserveError as error:
            if not receiver.fault:
                self._failures.append(error)
            return False
        return True

    def _raise_failures(self, fault: str = "") -> None:
        """Raise what went wrong, now that everybody has been told who could be."""
        if fault:
            unkept = ObserveError(
                f"what was said cannot be kept: {fault}", hint="the next run says it again, until that is mended"
            )
            self._failures.append(unkept)
        # What has to be mended weighs more than what may pass.
        self._failures.sort(key=lambda error: error.exit_code, reverse=True)
        for error in self._failures[:-1]:
            self._session.tell(f"error: {error.message}")
        if self._failures:
            raise self._failures[-1]

    def _message(self, found: Sequence[Reminder]) -> Message:
        from observe.output.letter import Message, letter

        session, place = self._session, self._request.selection.place
        written = letter(found, session.today, session.languages, session.settings, place)
        if self._format in ("markdown", "html"):
            from importlib import import_module

            body = import_module(f"observe.output.{self._format}").letter(written)
            return Message(written.subject, body, self._format)
        if self._format == "json":
            from observe.output import records

            content = records.reminders(found, session.today, self._request.selection, session.languages)
            document = records.document(session.today, {"reminders": content})
            return Message(written.subject, document)
        from observe.output import plain

        calendar = self._calendar(found) if self._format == "ics" else b""
        return Message(written.subject, plain.letter(written), "text", calendar, "reminders.ics")

    def _calendar(self, found: Sequence[Reminder]) -> bytes:
        from observe.output import ics

        occurrences = {reminder.occurrence.uid: reminder.occurrence for reminder in found}
        tasks = [reminder.task for reminder in found if reminder.task]
        chunks = ics.calendar(
            occurrences.values(),
            ics.Feed(name=self._dataset.title, languages=tuple(self._session.languages)),
            articles=self._dataset.article,
            revised=max(occurrence.observance.revised for occurrence in occurrences.values()),
            place=self._request.selection.place,
            tasks=lambda occurrence: [task for task in tasks if task.occurrence == occurrence],
        )
        return b"".join(chunks)

    def _fingerprint(self) -> str:
        """Return a short name of what is asked for: who asks for something else has a record of its own."""
        selection = self._request.selection._replace(home="")
        asked: tuple[Any, ...] = (
            sorted(self._request.leads),
            tuple(selection),
            self._request.evening,
            [os.path.abspath(file) for files in self._session.dataset_files() for file in files],
        )
        return f"{crc32(repr(asked).encode('utf-8', 'surrogateescape')):08x}"

    def _warn(self, text: str) -> None:
        self._session.tell(f"warning: {text}")
