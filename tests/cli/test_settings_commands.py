"""Settings on the command line: what they change, what comes before them, `init` and `config`."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Settings = Callable[[str], Path]


@pytest.fixture
def settings(environment: dict[str, str]) -> Settings:
    """Write the settings file of the runs of this test."""

    def write(text: str) -> Path:
        path = Path(environment["XDG_CONFIG_HOME"], "observe", "observe.toml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    return write


def in_force(observe, *words: str) -> dict[str, tuple[object, str]]:
    """Return each setting with its value and where it comes from."""
    document = json.loads(observe("config", "--json", *words).out)
    return {row["key"]: (row["value"], row["origin"]) for row in document["settings"]["values"]}


def test_settings_choose_places_and_languages(observe, settings: Settings) -> None:
    settings('lang = "km"\n[selection]\nwhere = "KH"\n')

    assert "ទិវាជាតិនៃការចងចាំ" in observe("on", "2027-05-20").out
    assert " KH " in observe("next", "1").out


def test_the_command_line_comes_before_the_settings(observe, settings: Settings) -> None:
    settings('lang = "km"\n[selection]\nwhere = "KH"\n')

    out = observe("on", "2027-05-20", "--lang", "en").out
    assert "National Day of Remembrance" in out
    assert "Kwibuka" not in observe("on", "2027-04-07").out
    assert (
        observe("on", "2027-04-07", "--where", "RW").out == observe("on", "2027-04-07", "--where", "RW").out
    )
    assert " RW " in observe("on", "2027-04-07", "--where", "RW").out


def test_each_option_replaces_its_own_setting_and_all_of_them_can_be_left_aside(
    observe, settings: Settings
) -> None:
    settings('[selection]\nwhere = "KH"\nkind = "mourning"\n')

    assert "National Day of Remembrance" not in observe("on", "2027-05-20").out
    assert "National Day of Remembrance" in observe("on", "2027-05-20", "--kind", "remembrance").out
    assert " RW " in observe("on", "2027-04-07", "--all").out


def test_a_search_looks_at_everything_whatever_the_settings_select(observe, settings: Settings) -> None:
    settings('[selection]\nwhere = "KH"\n')

    assert "srebrenica" in observe("search", "srebrenica").out


def test_home_says_whose_law_is_told_and_selects_nothing(observe, settings: Settings, dataset_file) -> None:
    file = dataset_file(
        "  xx-day:\n    name: {en: Day}\n    kind: national\n    where: [AU, NZ]\n    when: 25 April\n"
        "    status:\n      - {is: public holiday, by: Act 1, where: AU}\n"
        "      - {is: memorial day, where: NZ}\n"
        "    summary: {en: A day.}\n    revised: 2026-01-01\n"
        "    sources:\n      us: {title: T, kind: institution, checked: 2026-01-01}\n"
    )

    def told(home: str, *words: str) -> list[object]:
        settings(f'home = "{home}"\n')
        found = json.loads(observe("on", "2027-04-25", "--data", str(file), "--json", *words).out)
        return [day["status"] for day in found["occurrences"]]

    assert (told("AU"), told("NZ")) == (["public holiday"], ["memorial day"])
    assert told("NZ", "--where", "AU") == ["public holiday"]
    assert len(told("KH")) == 1


def test_a_day_begins_where_the_settings_say(
    environment: dict[str, str], observe, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OBSERVE_TODAY")
    days = []
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        settings(f'time-zone = "{zone}"\n')
        days.append(json.loads(observe("next", "1", "--json").out)["today"])

    # A day begins 25 hours earlier on Kiritimati.
    assert days[0] > days[1]


def test_own_files_are_read_relative_to_the_settings(observe, settings: Settings, dataset_file) -> None:
    day = (
        "  xx-founding:\n    name: {en: Founding of the institute}\n    kind: national\n    where: [KH]\n"
        "    when: 1 March\n    summary: {en: A day.}\n    revised: 2026-01-01\n"
        "    sources:\n      us: {title: T, kind: institution, checked: 2026-01-01}\n"
    )
    file = settings('add = ["days/own.yaml"]\n')
    (file.parent / "days").mkdir()
    dataset_file(day).rename(file.parent / "days" / "own.yaml")

    assert "Founding of the institute" in observe("on", "2027-03-01").out
    assert observe("check").code == 0


def test_a_settings_file_can_be_named(observe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named, other = tmp_path / "named.toml", tmp_path / "other.toml"
    named.write_text('lang = "km"\n')
    other.write_text('lang = "rw"\n')
    monkeypatch.setenv("OBSERVE_CONFIG", str(other))

    assert in_force(observe)["lang"] == (["rw"], f"{other}:1")
    assert in_force(observe, "--config", str(named))["lang"] == (["km"], f"{named}:1")


def test_a_settings_file_that_is_not_there_is_an_error(observe) -> None:
    result = observe("next", "--config", "nowhere.toml")

    assert result.code == 1
    assert result.err.startswith("nowhere.toml: the settings cannot be read: no such file")


def test_no_settings_at_all_can_be_asked_for(observe, settings: Settings) -> None:
    settings("broken")

    assert observe("next", "1").code == 1
    assert observe("next", "1", "--config", os.devnull).code == 0


@pytest.mark.parametrize("words", ["next", "remind", "config", "search x", "show kh-peace-day"])
def test_wrong_settings_are_told_and_nothing_is_done(observe, settings: Settings, words: str) -> None:
    file = settings('lang = "englsh"\n[remind]\nleads = 7\n')

    result = observe(*words.split())

    assert (result.code, result.out) == (1, "")
    assert result.err == (
        f"{file}:1:8: 'englsh' is not a language tag\n  hint: a BCP 47 tag such as en, km or zh-Hant\n"
        f"{file}:3:1: unknown key 'leads'\n  hint: did you mean 'lead'?\n"
    )


def test_an_id_that_names_nothing_is_told_with_its_place(observe, settings: Settings) -> None:
    file = settings('[plan.x]\nid = "kh-day-of-rememberance"\nsteps = ["0: x"]\n')

    result = observe("remind")

    assert result.code == 1
    assert result.err == (
        f"{file}:2:6: there is no observance 'kh-day-of-rememberance'\n"
        "  hint: did you mean 'kh-day-of-remembrance'?\n"
    )


def test_another_dataset_does_not_have_to_know_the_ids_of_the_settings(
    observe, settings: Settings, dataset_file
) -> None:
    settings('[selection]\nnot = ["kh-peace-day"]\n')
    file = dataset_file(
        "  xx-day:\n    name: {en: Day}\n    kind: national\n    where: [KH]\n    when: 1 March\n"
        "    summary: {en: A day.}\n    revised: 2026-01-01\n"
        "    sources:\n      us: {title: T, kind: institution, checked: 2026-01-01}\n"
    )

    assert observe("next", "--data", str(file)).code == 0


def test_without_settings_a_listing_does_not_read_any(process, environment: dict[str, str]) -> None:
    code = (
        "import sys; sys.argv[1:] = ['next']\n"
        "try:\n    from observe.cli import main; main()\n"
        "finally:\n    print({'tomllib', 'observe.settings.reading'} & set(sys.modules), file=sys.stderr)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, timeout=120
    )

    assert done.stderr.splitlines()[-1] == "set()"


def test_config_tells_where_each_setting_comes_from(
    observe, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = settings(
        'lang = "km"\nhome = "KH"\n[remind]\nlead = [30, 7]\n[targets]\nboard = "json://u:sesame@h"\n'
    )
    monkeypatch.setenv("OBSERVE_LEAD", "14 0")

    found = in_force(observe, "--lang", "rw")

    assert found["lang"] == (["rw"], "--lang")
    assert found["home"] == ("KH", f"{file}:2")
    assert found["remind.lead"] == ([14, 0], "$OBSERVE_LEAD")
    assert found["remind.format"] == ("text", "default")
    assert found["selection.where"] == (None, "default")
    assert found["targets.board"] == ("json://…", f"{file}:6")
    assert "sesame" not in observe("config").out


def test_init_writes_a_file_for_its_owner_alone_and_never_over_another(
    observe, environment: dict[str, str]
) -> None:
    path = Path(environment["XDG_CONFIG_HOME"], "observe", "observe.toml")

    first, second = observe("init"), observe("init")

    assert (first.code, second.code) == (0, 1)
    assert str(path) in first.err
    assert "is there already" in second.err
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert observe("config").code == 0


def test_init_writes_where_it_is_told_to(observe, tmp_path: Path) -> None:
    path = tmp_path / "new" / "institute.toml"

    assert observe("init", "--config", str(path)).code == 0
    assert path.exists()


def test_init_leaves_nothing_behind_where_it_cannot_write(observe, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    result = observe("init", "--config", str(tmp_path / "file" / "observe.toml"))

    assert result.code == 1
    assert "cannot be written" in result.err


@pytest.mark.skipif(os.name != "posix", reason="needs a POSIX terminal")
def test_init_asks_on_a_terminal_and_again_when_an_answer_is_wrong(environment: dict[str, str]) -> None:
    import pty

    reader, terminal = pty.openpty()
    run = subprocess.Popen(
        [sys.executable, "-m", "observe", "init"],
        env=environment,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    )
    os.close(terminal)
    os.write(reader, b"Cambodia\nKH\nKH, UN\nkm en\n")

    said = b""
    while True:
        try:
            said += os.read(reader, 4096)
        except OSError:
            break
    os.close(reader)

    assert run.wait(60) == 0
    assert b"did you mean 'KH'?" in said
    text = Path(environment["XDG_CONFIG_HOME"], "observe", "observe.toml").read_text("utf-8")
    assert 'home = "KH"\n' in text
    assert 'where = ["KH", "UN"]\n' in text
    assert '\nlang = ["km", "en"]\n' in text
