"""observe.toml, read: what it may hold, and what is said of what it may not."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from observe.errors import SettingsError
from observe.plan import Plan, Step
from observe.selection import Selection
from observe.settings import Settings
from observe.settings.reading import check_ids, read
from observe.settings.source import LARGEST_FILE


@pytest.fixture
def written(tmp_path: Path):
    """Write a settings file and return its path."""

    def write(text: str) -> str:
        path = tmp_path / "observe.toml"
        path.write_text(dedent(text), "utf-8")
        return str(path)

    return write


def problems(file: str, environment: dict[str, str] | None = None) -> list[str]:
    """Return the problems of a settings file, without its folder."""
    with pytest.raises(SettingsError) as raised:
        read(file, environment)
    folder = f"{Path(file).parent}/" if file else ""
    return [str(problem).replace(folder, "") for problem in raised.value.problems]


def test_without_a_file_everything_is_as_the_program_would() -> None:
    assert read() == Settings()


def test_an_empty_file_sets_nothing(written) -> None:
    file = written("")

    assert read(file) == Settings(file=file)


def test_a_file_sets_what_it_says_and_nothing_else(written) -> None:
    file = written(
        """\
        lang = ["km", "en"]
        home = "KH"
        time-zone = "Asia/Phnom_Penh"
        add = ["institute.yaml", "/srv/days.yaml"]

        [selection]
        where = ["KH", "UN"]
        kind = "remembrance"
        not = ["kh-meak-bochea"]

        [remind]
        lead = [0, "4w", 7]
        evening = true
        to = ["board", "json://localhost"]

        [messages]
        subject = "Institute: {subject}"

        [targets]
        board = "$BOARD"

        [plan.statement]
        where = "KH"
        steps = ["30 days: draft the statement", "+1: thank the speakers"]

        [feed.cambodia]
        title = "Cambodia"
        """
    )

    found = read(file)

    assert found.languages == ("km", "en")
    assert found.add == (str(Path(file).parent / "institute.yaml"), "/srv/days.yaml")
    assert found.selection == Selection(
        where=("KH", "UN"), kinds=("remembrance",), excluded=("kh-meak-bochea",)
    )
    assert (found.leads, found.evening, found.to) == ((28, 7, 0), True, ("board", "json://localhost"))
    assert found.targets == {"board": "$BOARD"}
    steps = (Step(30, {"en": "draft the statement"}), Step(-1, {"en": "thank the speakers"}))
    assert found.plans == (Plan("statement", steps, Selection(where=("KH",))),)
    assert found.feeds[0].title == "Cambodia"
    assert found.origin("remind.lead") == file
    assert found.origin("remind.format") == "default"


def test_a_variable_comes_before_the_file(written) -> None:
    file = written('lang = "km"\n[remind]\nlead = [30]\n')

    found = read(file, {"OBSERVE_LANG": "rw, en", "OBSERVE_LEAD": "14 0", "OBSERVE_WHERE": ""})

    assert found.languages == ("rw", "en")
    assert found.leads == (14, 0)
    assert found.origin("lang") == "$OBSERVE_LANG"


def test_every_problem_is_told_at_once_with_its_place(written) -> None:
    file = written(
        """\
        lang = ["km", "englsh", "kh"]
        home = "Cambodia"
        tme-zone = "UTC"
        lead = [1]

        [selection]
        where = "UK"
        kind = ["remembrance", "morning"]
        tag = ["a", "a"]

        [remind]
        lead = [30, -1, "2 months"]
        to = ["bord"]
        since-last-run = "yes"

        [messages]
        subject = "about {foo}"
        opening = 5

        [targets]
        board = "no address"

        [plan]
        statement = 3

        [plan.a]
        [plan.b]
        steps = ["30 days draft", "7: ok"]

        [feed.K]
        [feed.k]
        alarm = "7 days"
        """
    )

    assert "\n".join(problems(file)) == dedent("""\
        observe.toml:1:15: 'englsh' is not a language tag
          hint: a BCP 47 tag such as en, km or zh-Hant
        observe.toml:1:25: 'kh' is not a language tag
          hint: did you mean 'km'?
        observe.toml:2:8: 'Cambodia' is not the code of a place
          hint: did you mean 'KH'?
        observe.toml:3:1: unknown key 'tme-zone'
          hint: did you mean 'time-zone'?
        observe.toml:4:1: 'lead' stands outside its table
          hint: put it below [remind]
        observe.toml:7:9: 'UK' is not the code of a place
          hint: did you mean 'GB'?
        observe.toml:8:24: 'morning' is not a kind
          hint: did you mean 'mourning'?
        observe.toml:9:13: 'a' stands here twice
          hint: keep one of the two
        observe.toml:12:13: -1 is not a lead
          hint: write days, 0 to 999, or weeks as in "4w"
        observe.toml:12:17: '2 months' is not a lead
          hint: write days, 0 to 999, or weeks as in "4w"
        observe.toml:13:7: there is no target 'bord'
          hint: did you mean 'board'?
        observe.toml:14:18: true or false should stand here, not 'yes'
          hint: write it without quotes
        observe.toml:17:11: nothing is known to fill in for {foo}
          hint: use {subject} or {date}
        observe.toml:18:11: a text should stand here, not 5
          hint: write "5"
        observe.toml:21:9: this is not the address of a target
          hint: write "mailtos://…", "slack://…" or the variable that holds it: "$NAME"
        observe.toml:24:1: 'statement' stands in [plan] without a name
          hint: write  [plan.NAME]  and its keys below it
        observe.toml:26:7: the plan 'a' has no steps
          hint: add  steps = ["30: draft the statement"]
        observe.toml:28:10: '30 days draft' is not a step
          hint: write "30 days: what to do", "0: on the day" or "+1: the day after"
        observe.toml:30:7: 'K' is not an id
          hint: lower-case words joined by hyphens
        observe.toml:32:9: '7 days' is not a time before a day
          hint: write "7d", "15h" or "0d\"""")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("lang = km", "observe.toml:1:8: no TOML: invalid value"),
        ("a = 1\na = 2", "observe.toml:2:6: no TOML: cannot overwrite a value"),
        ('a = "', "observe.toml:1:6: no TOML: "),
        ("a = " + "[" * 5000, "observe.toml: nested too deeply"),
        ("plan = 1", "observe.toml:1:8: a table should stand here, not 1"),
        ("[[plan]]", "observe.toml:1:3: a table should stand here, not a list"),
        ("[remind]\nlead = []", "observe.toml:2:8: no lead: nothing would ever be due"),
        ('time-zone = "Asia/Phnom_Pen"', "observe.toml:1:13: 'Asia/Phnom_Pen' is not a time zone"),
        ('time-zone = "../../etc/passwd"', "observe.toml:1:13: '../../etc/passwd' is not a time zone"),
        ('[messages]\nopening = "a\\u001bc"', "observe.toml:2:11: the control character U+001B"),
        ('[messages]\nopening = "a\\u202ec"', "observe.toml:2:11: the character U+202E"),
        ('"a\\u001bc" = 1', "observe.toml:1:1: unknown key 'a\\x1bc'"),
        ("lang = 1979-05-27", "observe.toml:1:8: a text should stand here, not 1979-05-27"),
        ('[messages]\nopening = ""', "observe.toml:2:11: the text is empty"),
        (f'[messages]\nopening = "{"a" * 3000}"', "observe.toml:2:11: a text of 3000 characters"),
        ("[selection]\n" + "\n".join(f"k{n} = 1" for n in range(300)), "observe.toml:1:2: 300 keys"),
    ],
    ids=lambda value: value[:20],
)
def test_what_cannot_be_read_is_told_with_its_place(written, text: str, problem: str) -> None:
    assert problems(written(text))[0].startswith(problem)


@pytest.mark.parametrize(
    "text",
    [
        '[targets]\nboard = "mailto:/geheim:sesame@example.org"',
        '[remind]\nto = ["mailto:/geheim:sesame@example.org"]',
        '[remind]\nto = "geheim sesame"',
    ],
)
def test_what_may_be_a_password_is_never_repeated(written, text: str) -> None:
    assert "sesame" not in "\n".join(problems(written(text)))


def test_a_file_that_is_not_there_is_told() -> None:
    assert problems("nowhere.toml") == [
        "nowhere.toml: the settings cannot be read: no such file or directory\n"
        "  hint: `observe init` writes one"
    ]


def test_a_folder_is_no_settings_file(tmp_path: Path) -> None:
    assert "cannot be read" in problems(str(tmp_path))[0]


def test_a_file_that_is_too_large_is_refused(written) -> None:
    assert "more than" in problems(written("#" * (LARGEST_FILE + 1)))[0]


def test_bytes_that_are_no_utf_8_are_told_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "observe.toml"
    path.write_bytes(b'lang = "km"\nhome = "\xff"\n')

    assert problems(str(path)) == [
        "observe.toml:2:9: the byte 0xFF is not UTF-8\n  hint: save the file as UTF-8"
    ]


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    path = tmp_path / "observe.toml"
    path.write_bytes(b'\xef\xbb\xbflang = "km"\r\nhome = "XX"\r\n')

    assert problems(str(path))[0].startswith("observe.toml:2:8: 'XX'")


def test_a_variable_that_is_wrong_is_named() -> None:
    assert problems("", {"OBSERVE_LANG": "km,xx"}) == [
        "$OBSERVE_LANG: 'xx' is not a language tag\n  hint: a BCP 47 tag such as en, km or zh-Hant"
    ]


def test_ids_that_name_no_observance_are_told_with_their_places(written) -> None:
    file = written('[selection]\nid = ["kh-day", "kh-dya"]\n[plan.x]\nsteps = ["0: x"]\nnot = ["kh-dey"]\n')

    with pytest.raises(SettingsError) as raised:
        check_ids(read(file), ["kh-day", "rw-day"])

    assert [str(problem).removeprefix(file) for problem in raised.value.problems] == [
        ":2:17: there is no observance 'kh-dya'\n  hint: did you mean 'kh-day'?",
        ":5:8: there is no observance 'kh-dey'\n  hint: did you mean 'kh-day'?",
    ]
