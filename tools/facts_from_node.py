"""Take facts from programs in JavaScript: @hebcal/core, ICU as Node carries it, date-holidays, momentkh.

Needs Node and a folder in which these were installed:

    npm install @hebcal/core date-holidays moment @thyrith/momentkh
    python tools/facts_from_node.py THAT_FOLDER
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date

from facts_rows import YEARS, Row, rows, write

# Each query is a list: what is asked, then its arguments. The answer is a list of days.
PROGRAM = r"""
import { HebrewCalendar, HDate } from '@hebcal/core';
import dateHolidays from 'date-holidays';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
const require = createRequire(import.meta.url);
const moment = require('moment');
require('@thyrith/momentkh')(moment);
const Holidays = dateHolidays.default ?? dateHolidays;
const local = (day) => day.toLocaleDateString('sv');
const types = ['public', 'bank', 'observance', 'school', 'optional'];
const remembered = new Map();
const once = (compute) => (...given) => {
  const key = JSON.stringify([compute.name, ...given]);
  if (!remembered.has(key)) remembered.set(key, compute(...given));
  return remembered.get(key);
};
const calendarDays = once(function icu(calendar, year) {
  const format = { month: 'numeric', day: 'numeric', timeZone: 'UTC' };
  const written = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, format);
  const found = [];
  for (let time = Date.UTC(year, 0, 1); time <= Date.UTC(year, 11, 31); time += 86400000) {
    const parts = Object.fromEntries(written.formatToParts(time).map((part) => [part.type, part.value]));
    found.push([new Date(time).toISOString().slice(0, 10), Number(parts.month), Number(parts.day)]);
  }
  return found;
});
const khmerDays = once(function khmer(year) {
  const found = [];
  for (const day = moment([year, 0, 1]); day.year() === year; day.add(1, 'day')) {
    found.push([day.format('YYYY-MM-DD'), day.khMonth(), day.khDay()]);
  }
  return found;
});
const answers = {
  hebcal: (name, year) => HebrewCalendar.calendar({ year, isHebrewYear: false, il: true })
    .filter((event) => [name, `${name} (observed)`].includes(event.getDesc()))
    .map((event) => local(event.getDate().greg())),
  hdate: (day, month, year) => [year + 3759, year + 3760, year + 3761]
    .filter((own) => !month.startsWith('Adar I') || HDate.isLeapYear(own))
    .filter((own) => HDate.daysInMonth(HDate.monthFromName(month === 'Adar' ? 'Adar II' : month), own) >= day)
    .map((own) => local(new HDate(day, month === 'Adar' ? 'Adar II' : month, own).greg())),
  icu: (calendar, month, day, year) => calendarDays(calendar, year)
    .filter(([, ...date]) => date[0] === month && date[1] === day).map(([written]) => written),
  holidays: (places, name, year) => new Holidays(...places, { types })
    .getHolidays(year, 'en').filter((day) => day.name === name).map((day) => day.date.slice(0, 10)),
  easter: (orthodox, offset, year) => {
    const rule = `${orthodox ? 'orthodox' : 'easter'} ${offset}`;
    const days = new Holidays('DE');
    days.setHoliday(rule, { name: { en: 'asked' }, type: 'public' });
    return days.getHolidays(year, 'en').filter((day) => day.name === 'asked')
      .map((day) => day.date.slice(0, 10));
  },
  khmer: (months, dayOfMonth, year) => khmerDays(year)
    .filter(([, month, day]) => months.includes(month) && day === dayOfMonth).map(([written]) => written),
  khmerNewYear: (year) => [moment.getKhNewYearMoment(year).format('YYYY-MM-DD')],
};
const queries = JSON.parse(readFileSync(0, 'utf8'));
const answered = queries.map(([query, ...given]) => answers[query](...given));
const package_ = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
const version = (name) => package_(name).version;
console.log(JSON.stringify({
  answered,
  versions: {
    hebcal: `@hebcal/core ${version('@hebcal/core')}`,
    icu: `ICU ${process.versions.icu} (Node ${process.versions.node})`,
    holidays: `date-holidays ${version('date-holidays')}`,
    khmer: `@thyrith/momentkh ${version('@thyrith/momentkh')}`,
  },
}));
"""

HEBCAL = {
    "3 Tishrei (hebrew); Saturday -> 1 day after": "Tzom Gedaliah",
    "10 Tishrei (hebrew); begins evening before": "Yom Kippur",
    "10 Tevet (hebrew)": "Asara B'Tevet",
    "13 Adar (hebrew); Saturday -> 2 days before": "Ta'anit Esther",
    "14 Adar (hebrew); begins evening before": "Purim",
    "14 Adar I (hebrew)": "Purim Katan",
    "15 Adar (hebrew)": "Shushan Purim",
    "15 Nisan (hebrew); begins evening before": "Pesach I",
    "27 Nisan (hebrew); Friday -> 1 day before; Sunday -> 1 day after, since 1997; begins evening before; "
    "since 1951": "Yom HaShoah",
    "4 Iyar (hebrew); Thursday -> 1 day before; Friday -> 2 days before; Sunday -> 1 day after, since 2004; "
    "begins evening before": "Yom HaZikaron",
    "5 Iyar (hebrew); Friday -> 1 day before; Saturday -> 2 days before; Monday -> 1 day after, since 2004; "
    "begins evening before": "Yom HaAtzma'ut",
    "18 Iyar (hebrew)": "Lag BaOmer",
    "17 Tammuz (hebrew); Saturday -> 1 day after": "Tzom Tammuz",
    "9 Av (hebrew); Saturday -> 1 day after; begins evening before": "Tish'a B'Av",
    "12 Cheshvan (hebrew); Friday -> 1 day before; Saturday -> 2 days before": "Yitzhak Rabin Memorial Day",
    "29 Cheshvan (hebrew); Saturday -> 2 days before; since 2008": "Sigd",
    "29 Tammuz (hebrew); Saturday -> 1 day after; since 2005": "Jabotinsky Day",
    "6 Kislev (hebrew); Friday -> 2 days after; Saturday -> 1 day after": "Ben-Gurion Day",
}
# hebcal moves Yom HaShoah off Sundays in every year, the law since 1997. That of Yom HaZikaron is of 1963.
FIRST = {"Yom HaShoah": 1997, "Yom HaZikaron": 1964, "Yom HaAtzma'ut": 1964}
HDATE = (
    "14 Adar (hebrew)",
    "14 Adar I (hebrew)",
    "7 Adar II (hebrew)",
    "30 Cheshvan (hebrew)",
    "30 Kislev (hebrew)",
    "30 Shevat (hebrew)",
    "30 Adar I (hebrew)",
    "29 Elul (hebrew)",
    "27 Nisan (hebrew)",
    "3 Tevet (hebrew)",
)
ICU = {
    "islamic-umalqura": {
        "10 Muharram (umalqura)": (1, 10),
        "1 Muharram (umalqura)": (1, 1),
        "20 Safar (umalqura)": (2, 20),
        "12 Rabi al-Awwal (umalqura)": (3, 12),
        "21 Ramadan (umalqura)": (9, 21),
        "1 Shawwal (umalqura)": (10, 1),
        "10 Dhu al-Hijjah (umalqura)": (12, 10),
        "30 Dhu al-Qadah (umalqura)": (11, 30),
        "27 Rajab (umalqura)": (7, 27),
    },
    "islamic-civil": {
        "10 Muharram (islamic-civil)": (1, 10),
        "1 Shawwal (islamic-civil)": (10, 1),
        "30 Dhu al-Hijjah (islamic-civil)": (12, 30),
    },
    "persian": {
        "1 Farvardin (persian)": (1, 1),
        "14 Khordad (persian)": (3, 14),
        "30 Azar (persian)": (9, 30),
        "22 Bahman (persian)": (11, 22),
        "29 Esfand (persian)": (12, 29),
        "30 Esfand (persian)": (12, 30),
        "17 Shahrivar (persian)": (6, 17),
    },
    "ethiopic": {
        "12 Yekatit (ethiopic)": (6, 12),
        "23 Yekatit (ethiopic)": (6, 23),
        "1 Meskerem (ethiopic)": (1, 1),
        "17 Meskerem (ethiopic)": (1, 17),
        "11 Tir (ethiopic)": (5, 11),
        "27 Miyazya (ethiopic)": (8, 27),
        "6 Pagume (ethiopic)": (13, 6),
        "5 Pagume (ethiopic)": (13, 5),
    },
    "coptic": {"1 Thout (coptic)": (1, 1), "6 Nesi (coptic)": (13, 6), "29 Koiak (coptic)": (4, 29)},
}
EASTER = {
    "easter": 0,
    "2 days before easter": -2,
    "1 day before easter": -1,
    "46 days before easter": -46,
    "21 days before easter": -21,
    "14 days after easter": 14,
    "39 days after easter": 39,
    "49 days after easter": 49,
    "60 days after easter": 60,
}
HOLIDAYS = {
    "Sunday on or after 20 November": (["DE"], "Totensonntag"),
    "7 days before first-advent": (["DE"], "Totensonntag"),
    "Sunday on or after 13 November": (["DE"], "Memorial Day"),
    "14 days before first-advent; since 1952": (["DE"], "Memorial Day"),
    "Wednesday before 23 November": (["DE"], "Day of Prayer and Repentance"),
    "Sunday on or after 27 November": (["DE"], "1. Advent"),
    "27 April; Sunday -> 1 day before; since 2014": (["NL"], "King's Day"),
    "26 January; Saturday -> 2 days after; Sunday -> 1 day after": (["AU", "NSW"], "Australia Day"),
    "24 March; since 2006": (["AR"], "Day of Remembrance for Truth and Justice"),
    "4th Monday of November; since 2010; until 2016 | 20 November; Tuesday -> 1 day before; "
    "Wednesday -> 2 days before; Thursday -> 4 days after; Friday -> 3 days after; since 2017; "
    "except 2015: 2015-11-27": (["AR"], "Day of National Sovereignty"),
    "Monday on or after 29 June": (["CO"], "Saints Peter and Paul"),
    "29 June; Tuesday -> 6 days after; Wednesday -> 5 days after; Thursday -> 4 days after; "
    "Friday -> 3 days after; Saturday -> 2 days after; Sunday -> 1 day after": (
        ["CO"],
        "Saints Peter and Paul",
    ),
    "21 October": (["RS"], "World War II Serbian Victims Remembrance Day"),
    "15 June (julian)": (["RS"], "Saint Vitus Day"),
    "25 December (julian)": (["RS"], "Orthodox Christmas"),
    "15 month 7 (vietnamese)": (["VN"], "Ghost Festival"),
    "10 month 3 (vietnamese)": (["VN"], "Hung Kings Commemorations"),
    "1 month 1 (vietnamese)": (["VN"], "Vietnamese New Year"),
    "27 July": (["VN"], "Remembrance Day"),
    "march equinox at UTC+9": (["JP"], "Spring Equinox Day"),
    "september equinox at UTC+9": (["JP"], "Autumnal Equinox Day"),
}
# momentkh counts months from Migasir (0), 13 being Tutiyasadh, where the feasts of Asadh are kept, and days
# from 1 Keit (0).
KHMER = {
    "15 Keit Meak (khmer)": ([2], 14),
    "15 Keit Pisak (khmer)": ([5], 14),
    "4 Roch Pisak (khmer)": ([5], 18),
    "1 Roch Asadh (khmer)": ([7, 13], 15),
    "1 Roch Phatrabot (khmer)": ([9], 15),
    "15 Roch Phatrabot (khmer)": ([9], 29),
    "15 Keit Assoch (khmer)": ([10], 14),
    "14 Keit Kadeuk (khmer)": ([11], 13),
    "15 Keit Kadeuk (khmer)": ([11], 14),
    "15 Roch Jesth (khmer)": ([6], 29),
    "1 Keit Pathamasadh (khmer)": ([12], 0),
}


class Answers:
    """All queries of one run, asked at once."""

    def __init__(self, folder: str, queries: list[tuple[object, ...]]) -> None:
        done = subprocess.run(
            ["node", "--input-type=module", "--eval", PROGRAM],
            cwd=folder,
            input=json.dumps(queries),
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        answer = json.loads(done.stdout)
        self.versions: dict[str, str] = answer["versions"]
        self._found = dict(zip(map(json.dumps, queries), answer["answered"], strict=True))

    def __call__(self, *query: object) -> list[date]:
        return [date.fromisoformat(day) for day in self._found[json.dumps(query)]]


Asked = tuple[str, str, tuple[object, ...], Sequence[int]]


def asked() -> Iterator[tuple[str, Asked]]:
    """Yield the name of a facts file and a rule, the source, the query without its year, and the years."""
    for rule, event in HEBCAL.items():
        yield "hebrew-hebcal", (rule, "hebcal", ("hebcal", event), range(FIRST.get(event, 2000), 2051))
    for rule in HDATE:
        day, month = rule.removesuffix(" (hebrew)").split(" ", 1)
        month = {"Iyar": "Iyyar"}.get(month, month)
        yield "hebrew-hebcal", (rule, "hebcal", ("hdate", int(day), month), YEARS)
    for calendar, rules in ICU.items():
        for rule, (number, day_number) in rules.items():
            # Beyond 1450 AH its table of the Umm al-Qura calendar is wrong: see the README of the facts.
            years = range(2000, 2029) if calendar == "islamic-umalqura" else YEARS
            yield "calendars-icu", (rule, "icu", ("icu", calendar, number, day_number), years)
    for rule, offset in EASTER.items():
        yield "easter-date-holidays", (rule, "holidays", ("easter", False, offset), YEARS)
        orthodox = rule.replace("easter", "orthodox easter")
        yield "easter-date-holidays", (orthodox, "holidays", ("easter", True, offset), YEARS)
    for rule, (places, name) in HOLIDAYS.items():
        yield "countries-date-holidays", (rule, "holidays", ("holidays", places, name), YEARS)
    for rule, (months, day_of_month) in KHMER.items():
        yield "khmer-momentkh", (rule, "khmer", ("khmer", months, day_of_month), range(2000, 2051))
    # The New Year of 2012 was kept a day earlier than it is computed: see khmer-published.csv.
    years = [year for year in range(2000, 2051) if year != 2012]
    yield "khmer-momentkh", ("khmer new year", "khmer", ("khmerNewYear",), years)


def main() -> None:
    questions = list(asked())
    answers = Answers(
        sys.argv[1], [(*query, year) for _, (_, _, query, years) in questions for year in years]
    )
    for name in dict.fromkeys(name for name, _ in questions):
        found: list[Row] = []
        for of_file, (rule, program, query, years) in questions:
            if of_file == name:
                found += rows(
                    rule, lambda year, query=query: answers(*query, year), answers.versions[program], years
                )
        write(name, found)


if __name__ == "__main__":
    main()
