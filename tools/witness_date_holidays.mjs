// Write the days that npm `date-holidays` holds as CSV: place, date, kind, name.
//
// Needs Node and a folder in which it was installed (npm install date-holidays). Places are ISO 3166 codes,
// one a line on stdin:
//
//     python tools/report_differences.py --places | node tools/witness_date_holidays.mjs THAT_FOLDER > FILE
//     python tools/report_differences.py --take date-holidays FILE

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const require = createRequire(join(resolve(process.argv[2]), 'package.json'));
const module = require('date-holidays');
const Holidays = module.default ?? module;
const types = ['public', 'bank', 'observance', 'school', 'optional'];
const quoted = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const known = new Holidays().getCountries('en');

function* rows(place) {
  const [country, part] = place.split('-');
  if (!known[country]) return;
  const states = new Holidays().getStates(country, 'en') ?? {};
  const state = part && Object.keys(states).find((code) => code.toUpperCase() === part);
  if (part && !state) return;
  const days = new Holidays(...[country, state].filter(Boolean), { types });
  for (let year = 2024; year <= 2027; year += 1) {
    for (const day of days.getHolidays(year, 'en') ?? []) {
      const first = Date.parse(`${day.date.slice(0, 10)}T00:00:00Z`);
      // What begins or ends within a day counts for the days of its first hours.
      const length = Math.max(1, Math.round((day.end - day.start) / 86400000));
      for (let number = 0; number < length; number += 1) {
        const date = new Date(first + number * 86400000).toISOString().slice(0, 10);
        yield [place, date, day.type, day.name];
      }
    }
  }
}

console.log('place,date,kind,name');
for (const place of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  for (const row of rows(place)) console.log(row.map(quoted).join(','));
}
const version = JSON.parse(readFileSync(join(process.argv[2], 'node_modules/date-holidays/package.json'))).version;
console.error(`date-holidays ${version}`);
