// Read a calendar with node-ical, which bots and dashboards use.
import ical from "node-ical";

const day = (date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
const events = Object.values(ical.sync.parseFile(process.argv[2]))
  .filter((component) => component.type === "VEVENT")
  .map((event) => ({
    uid: event.uid,
    start: day(event.start),
    end: day(event.end),
    summary: event.summary,
    description: event.description,
    alarms: (event.alarms ?? []).length,
  }));
process.stdout.write(JSON.stringify(events));
