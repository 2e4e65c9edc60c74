"""Occurrences -> text. Pure: values in, text out; nothing here prints, reads a clock or asks a terminal.

wording.py     how days, places, names and anniversaries are said
listing.py     the rows of a list
plain.py       rows and pages as aligned text, for pipes and mails
terminal.py    rows and pages on a terminal (rich)
records.py     JSON and CSV
markdown.py    rows and pages as Markdown
page.py        what `observe show` tells, block by block
months.py      small months with the days marked
width.py       how many columns a text takes
ics.py         an iCalendar file (content_lines.py, notes.py, todo.py); proof.py has it read back
letter.py      reminders as text and Markdown, html.py as HTML
"""
