"""The rule language: "4th Saturday of November" -> days.

    certainty.py      how sure a day is
    words.py          weekdays, months, ordinals, and a reader of words that knows its column
    phrases.py        the forms of a phrase, each with its days in a year
    rule.py           a phrase with shifts, years, length and exceptions: the whole rule
    phrase_parser.py  text -> phrase
    parse.py          text -> rule; str(rule) -> text, and parse(str(rule)) == rule
    sentences.py      a rule in words for a reader
    recurrence.py     the exact RRULE, where there is one

Nothing is imported here: listing days from the compiled index needs `certainty` alone.
"""
