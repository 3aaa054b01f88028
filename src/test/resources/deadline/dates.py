"""Works out the table dates.csv, by another way than the legal clock under test.

    python3 dates.py > dates.csv

The tables below are typed from the notices of the State Council's General Office, as spans of days the way a notice puts them, not taken from
the product's calendar files. Dates are found by listing the days of three years once and counting along that list: a working day is an entry
of WORKING, a month's end is looked up in the month's last day. Rules: the day one counts from is not counted; months end on the same day
number or on the month's last day; a last day that is not worked moves to the next one that is.

Columns: from, kind, raw (where the period ends), due (moved off rest days). The periods are those of the standard rules. The days to count from
are five well-known hard ones (VECTORS), the days around every holiday, the ends of months, and every 17th day.
"""

import calendar
import datetime

DAY = datetime.timedelta(days=1)


def day(text, year):
    month, number = text.split(".")
    return datetime.date(year, int(month), int(number))


def span(text, year):
    first, _, last = text.partition("-")
    start, end = day(first, year), day(last or first, year)
    return [start + DAY * n for n in range((end - start).days + 1)]


# Year: what is off, and which Saturdays and Sundays are worked.
NOTICES = {
    # 国办发明电〔2023〕7号: New Year 1 day, Spring 8, Qingming 3, May 5, Dragon Boat 1 (a Monday), Mid-Autumn 3, National Day 7
    2024: ("1.1 2.10-2.17 4.4-4.6 5.1-5.5 6.10 9.15-9.17 10.1-10.7", "2.4 2.18 4.7 4.28 5.11 9.14 9.29 10.12"),
    # 国办发明电〔2024〕12号: New Year 1, Spring 8, Qingming 3, May 5, Dragon Boat 3, National Day with Mid-Autumn 8
    2025: ("1.1 1.28-2.4 4.4-4.6 5.1-5.5 5.31-6.2 10.1-10.8", "1.26 2.8 4.27 9.28 10.11"),
    # 国办发明电〔2025〕7号: New Year 3, Spring 9, Qingming 3, May 5, Dragon Boat 3, Mid-Autumn 3, National Day 7
    2026: ("1.1-1.3 2.15-2.23 4.4-4.6 5.1-5.5 6.19-6.21 9.25-9.27 10.1-10.7", "1.4 2.14 2.28 5.9 9.20 10.10"),
}

OFF = {d for year, (off, _) in NOTICES.items() for part in off.split() for d in span(part, year)}
MADE_UP = {day(text, year) for year, (_, worked) in NOTICES.items() for text in worked.split()}
FIRST, LAST = datetime.date(2024, 1, 1), datetime.date(2026, 12, 31)
DAYS = [FIRST + DAY * n for n in range((LAST - FIRST).days + 1)]
WORKING = [d for d in DAYS if d in MADE_UP or (d.isoweekday() <= 5 and d not in OFF)]

# May holiday with a make-up Saturday; rolls to a worked Sunday; Spring Festival; ends on a worked Saturday; ends on National Day.
VECTORS = {"2024-04-30", "2024-06-28", "2025-01-17", "2025-11-14", "2025-07-01"}

# kind: so many months, or so many working days
MONTHS = {"assistingOpinion": 1, "reply": 3, "replyComplex": 6, "rehandling": 1}
WORKDAYS = {"assign": 7, "objection": 5, "objectionDecision": 3, "firstContact": 20, "feedback": 15}


def months_later(start, count):
    """The end of the period, by the calendar alone."""
    number = start.year * 12 + start.month - 1 + count
    year, month = divmod(number, 12)
    month += 1
    return datetime.date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def dates(start, kind):
    if kind in MONTHS:
        raw = months_later(start, MONTHS[kind])
        later = [d for d in WORKING if d >= raw]
        return (raw, later[0]) if raw <= LAST and later else None
    later = [d for d in WORKING if d > start]
    count = WORKDAYS[kind]
    return (later[count - 1],) * 2 if len(later) >= count else None


def starts():
    chosen = {datetime.date.fromisoformat(d) for d in VECTORS}
    for d in OFF:
        chosen.update((d - DAY, d + DAY))
    chosen.update(d for d in MADE_UP)
    chosen.update(d for d in DAYS if (d + DAY).day == 1)
    chosen.update(DAYS[::17])
    return sorted(d for d in chosen if FIRST <= d <= LAST)


if __name__ == "__main__":
    print("# from,kind,raw,due (worked out by dates.py from the notices; see there)")
    kinds = ["assign", "objection", "objectionDecision", "firstContact", "assistingOpinion", "reply", "replyComplex", "feedback", "rehandling"]
    for n, start in enumerate(starts()):
        # All kinds for the vectors; for the other days two each, in turn, so that the table stays one a person can read.
        for kind in kinds if start.isoformat() in VECTORS else (kinds[n % 9], kinds[(n * 4 + 5) % 9]):
            found = dates(start, kind)
            if found:
                print(f"{start},{kind},{found[0]},{found[1]}")
