"""Reminders sent through apprise to a real mail server and a real web hook on this computer."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from observe.delivery.notify import Target
from observe.errors import DeliveryError, ObserveError
from observe.output.letter import Message

pytest.importorskip("apprise", reason="apprise is not installed: pip install 'observe[notify]'")

REMIND = ("--today", "2027-05-13", "remind", "--where", "KH", "--lead", "7")
NAME = "National Day of Remembrance"


@pytest.fixture
def settings(environment: dict[str, str]) -> Callable[[str], None]:
    """Write the settings file of the runs of this test."""

    def write(text: str) -> None:
        path = Path(environment["XDG_CONFIG_HOME"], "observe", "observe.toml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    return write


@pytest.fixture
def both(settings, mail_server, web_server):
    """Settings with a mail and a web hook as targets."""
    settings(
        f'[targets]\nboard = "{mail_server.address}"\nhook = "{web_server.address}"\n'
        '[remind]\nto = ["board", "hook"]\n'
    )
    return mail_server, web_server


def test_a_mail_arrives_as_it_was_written(mail_server) -> None:
    Target("board", mail_server.address).send(Message("ទិវាចងចាំ, in 7 days", "Good morning.\n\nទិវា\n"))

    (mail,) = mail_server.mails
    assert mail["Subject"] == "ទិវាចងចាំ, in 7 days"
    assert mail["To"] == "board@example.org"
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content().split() == ["Good", "morning.", "ទិវា"]


def test_a_calendar_goes_with_a_mail(mail_server) -> None:
    message = Message(
        "s", "text", attachment=b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", attachment_name="a.ics"
    )

    Target("board", mail_server.address).send(message)

    (attached,) = mail_server.mails[0].iter_attachments()
    assert attached.get_filename() == "a.ics"
    assert attached.get_content_type() == "text/calendar"


def test_what_a_server_refuses_is_told_without_the_secrets_of_its_address(web_server) -> None:
    web_server.is_open = False

    with pytest.raises(DeliveryError) as raised:
        Target("hook", web_server.address).send(Message("s", "text"))

    assert raised.value.message.startswith("hook: ")
    assert "503" in raised.value.message
    assert "geheimnis" not in raised.value.message + raised.value.hint


def test_a_server_that_is_not_there_is_told(mail_server) -> None:
    address = "json://sesame:sesame@127.0.0.1:9/token"

    with pytest.raises(DeliveryError) as raised:
        Target("hook", address).send(Message("s", "text"))

    assert "sesame" not in raised.value.message


@pytest.mark.parametrize("address", ["nonsense://geheimnis", "slack://geheimnis", "json://"])
def test_an_address_that_means_nothing_is_something_to_mend(address: str) -> None:
    with pytest.raises(ObserveError) as raised:
        Target("hook", address)

    assert raised.value.exit_code == 1
    assert "geheimnis" not in raised.value.message + raised.value.hint


def test_without_apprise_the_hint_is_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)

    with pytest.raises(ObserveError) as raised:
        Target("hook", "json://127.0.0.1")

    assert raised.value.hint == "pip install 'observe[notify]'"


def test_everybody_is_told_once_and_nothing_is_printed(observe, both) -> None:
    mail_server, web_server = both

    first, second = observe(*REMIND), observe(*REMIND)

    assert (first.code, first.out, first.err) == (second.code, second.out, second.err) == (0, "", "")
    assert [mail["Subject"] for mail in mail_server.mails] == [f"{NAME}, in 7 days, and 1 more"]
    assert [document["title"] for document in web_server.documents] == [f"{NAME}, in 7 days, and 1 more"]
    assert NAME in web_server.documents[0]["message"]


def test_a_failed_delivery_exits_3_and_the_others_still_get_theirs(observe, both) -> None:
    mail_server, web_server = both
    mail_server.is_open = False

    result = observe(*REMIND)

    assert result.code == 3
    assert result.err.startswith("error: board: ")
    assert len(web_server.documents) == 1


def test_a_failed_delivery_is_made_by_the_next_run_and_only_there(observe, both) -> None:
    mail_server, web_server = both
    mail_server.is_open = False
    observe(*REMIND)
    mail_server.is_open = True

    later = ("--today", "2027-05-14", *REMIND[2:])
    results = [observe(*later), observe(*later)]

    assert [(result.code, result.out, result.err) for result in results] == [(0, "", "")] * 2
    assert len(mail_server.mails) == len(web_server.documents) == 1
    assert "was due on Thursday 13 May 2027" in mail_server.mails[0].get_content()


def test_a_target_that_is_mended_under_another_address_gets_what_it_missed(observe, mail_server) -> None:
    wrong = mail_server.address.replace(str(mail_server.port), "9")
    assert observe(*REMIND, "--to", wrong).code == 3

    result = observe("--today", "2027-05-15", *REMIND[2:], "--to", mail_server.address)

    assert result.code == 0
    assert len(mail_server.mails) == 1


def test_an_address_that_means_nothing_is_told_before_anything_is_due(observe, both, settings) -> None:
    mail_server, _ = both
    settings(f'[targets]\nboard = "{mail_server.address}"\nhook = "nonsense://geheimnis"\n')

    quiet = observe("--today", "2027-05-15", *REMIND[2:], "--to", "hook", "--to", "board")
    due = observe("--today", "2027-05-18", *REMIND[2:], "--lead", "2", "--to", "hook", "--to", "board")

    assert quiet.code == due.code == 1
    assert "'hook' means nothing to apprise" in quiet.err
    assert len(mail_server.mails) == 1


def test_the_address_may_stand_in_a_variable(observe, mail_server, monkeypatch, settings) -> None:
    settings('[targets]\nboard = "$BOARD"\n[remind]\nto = "board"\n')

    missing = observe(*REMIND)
    monkeypatch.setenv("BOARD", mail_server.address)
    there = observe(*REMIND)

    assert (missing.code, there.code) == (1, 0)
    assert "the variable BOARD" in missing.err
    assert len(mail_server.mails) == 1


def test_a_variable_that_is_missing_keeps_nothing_from_the_others(observe, both, monkeypatch) -> None:
    mail_server, web_server = both
    words = ("--to", "board", "--to", "$ROOM")

    missing = observe(*REMIND, *words)
    monkeypatch.setenv("ROOM", web_server.address)
    there = observe(*REMIND, *words)

    assert (missing.code, there.code) == (1, 0)
    assert len(mail_server.mails) == len(web_server.documents) == 1


def test_addresses_in_the_variable_of_the_setting_are_parted_at_spaces(
    observe, mail_server, web_server, monkeypatch
) -> None:
    address = mail_server.address.replace("board@example.org", "a@example.org,b@example.org")
    monkeypatch.setenv("OBSERVE_TO", f"{address} {web_server.address}")

    assert observe(*REMIND).code == 0
    assert len(mail_server.mails) == 2
    assert len(web_server.documents) == 1


def test_an_unknown_target_gets_the_near_names(observe, both) -> None:
    result = observe(*REMIND, "--to", "bord")

    assert result.code == 2
    assert "did you mean board?" in result.err


def test_a_test_message_is_sent_at_once_and_leaves_no_record(observe, both) -> None:
    mail_server, web_server = both

    tested = observe("remind", "--test")
    observe(*REMIND)

    assert (tested.code, tested.out, tested.err) == (0, "", "")
    assert [len(mail_server.mails), len(web_server.documents)] == [2, 2]


@pytest.mark.parametrize("format", ["text", "markdown", "html", "json", "ics"])
def test_every_format_can_be_sent(observe, both, format: str) -> None:
    mail_server, web_server = both

    assert observe(*REMIND, "--format", format).code == 0
    assert len(mail_server.mails) == len(web_server.documents) == 1
    assert bool(list(mail_server.mails[0].iter_attachments())) == (format == "ics")


def test_what_the_settings_would_send_can_be_printed(observe, both) -> None:
    mail_server, _ = both

    results = [observe(*REMIND, "--to", "-"), observe(*REMIND, "--to", "-")]

    assert results[0] == results[1]
    assert NAME in results[0].out
    assert not mail_server.mails
