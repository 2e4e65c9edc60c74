"""One run of `observe remind`: what is due, in a message, to everybody who is to be told."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol
from zlib import crc32

from observe.cli import listing
from observe.cli.session import Session, state_folder
from observe.errors import ObserveError
from observe.model import Span
from observe.reminders.due import Reminder, Request, due

if TYPE_CHECKING:
    from observe.dataset import Dataset
    from observe.delivery.state import State
    from observe.output.letter import Message
    from observe.reminders.record import Record


_ASKED_ANEW = "this is asked for the first time: some of it was said in answer to something else"


class Receiver(Protocol):
    """Whoever is told.

    Attributes:
        key: its identity in the record of what was said.
        fault: why it cannot be reached at all, if so.
    """

    key: str
    fault: ObserveError | None

    def send(self, message: Message) -> None:
        """Send a message, or raise ObserveError."""


class Printer:
    """Tells whoever reads stdout."""

    key = "-"
    fault: ObserveError | None = None

    def __init__(self, session: Session) -> None:
        self._session = session

    def send(self, message: Message) -> None:
        if sys.stdout is None:
            raise ObserveError("there is nowhere to print to", hint="open stdout, or send it with --to")
        if message.attachment:
            self._session.write_bytes(message.attachment)
        else:
            self._session.write(message.body)


class Telling:
    """One run: what is due, and telling it to everybody who is to be told."""

    def __init__(
        self,
        session: Session,
        dataset: Dataset,
        request: Request,
        format: str,
        receivers: Sequence[Receiver],
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
            self._is_told(receiver, found)
        self._end()
        return bool(found)

    def remembered(self, profile: str) -> bool:
        """Tell everybody what they have not been told since the last run; say whether there was anything."""
        from observe.delivery import state

        with state.opened(state_folder(), profile) as kept:
            if kept.lost:
                self._warn(f"{kept.lost}, so it is not known what was said: some is said again")
            said = [self._tell_new(receiver, kept) for receiver in self._receivers]
            fault = kept.fault
        if fault:
            hint = "the next run says it again, until that is mended"
            self._failures.append(ObserveError(f"what was said cannot be kept: {fault}", hint=hint))
        self._end()
        return any(said)

    def _tell_new(self, receiver: Receiver, kept: State) -> bool:
        """Tell one receiver what is new to it, and keep that; say whether there was anything."""
        from observe.reminders import record

        today = self._session.today
        name = receiver.key, self._fingerprint()
        asked = [other.key for other in self._receivers]
        before = record.new_record(*name, kept.records, asked, today)
        outlook = record.outlook(before, today, lost=bool(kept.lost))
        found = record.outstanding(due(self._dataset, outlook.days, self._request), outlook)
        elsewhere = record.said_elsewhere(*name, kept.records)
        for note, is_told in (
            (outlook.note, bool(outlook.note)),
            (outlook.repeating, bool(outlook.repeating and found)),
            (_ASKED_ANEW, any(reminder.key in elsewhere for reminder in found)),
        ):
            if is_told:
                self._warn(note)
        begun = record.begun(before, today)

        def keep(new: Record) -> None:
            kept.write(record.in_use({**kept.records, name: new}))

        if found:
            # Should this run die while it speaks, the next one knows.
            keep(begun)
            if not self._is_told(receiver, found):
                keep(record.failed(begun, today))
                return True
        keep(record.told(begun, today, found))
        return bool(found)

    def _is_told(self, receiver: Receiver, found: Sequence[Reminder]) -> bool:
        try:
            receiver.send(self._message(found))
        except ObserveError as error:
            if not receiver.fault:
                self._failures.append(error)
            return False
        return True

    def _end(self) -> None:
        """Raise what went wrong, now that everybody has been told who could be."""
        today, furthest = self._session.today, max(self._request.leads)
        last = date.fromordinal(min(today.toordinal() + furthest, date.max.toordinal()))
        listing.tell_gaps(self._session, self._dataset, Span(today, last), self._request.selection)
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
        if self._format == "markdown":
            from observe.output import markdown

            return Message(written.subject, markdown.letter(written), "markdown")
        if self._format == "html":
            from observe.output import html

            return Message(written.subject, html.letter(written), "html")
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
        selection, file = self._request.selection._replace(home=""), self._session.settings.file
        asked: tuple[Any, ...] = (
            sorted(self._request.leads),
            tuple(selection),
            self._request.evening,
            os.path.abspath(file) if file else "",
            [os.path.abspath(file) for files in self._session.dataset_files() for file in files],
        )
        return f"{crc32(repr(asked).encode('utf-8', 'surrogateescape')):08x}"

    def _warn(self, text: str) -> None:
        self._session.tell(f"warning: {text}")
