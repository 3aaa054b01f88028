-- By which dates of their own the units of a case owe their part, beside unit_names; null where the row's own dates say it. The next start makes
-- all rows anew and fills them in.
alter table ledger_row
    add column owed_near  date[],
    add column owed_late  date[],
    add column owed_reply boolean[];
-- All that the board's counts of late units need, so that they come from this index alone.
create index ledger_row_owed on ledger_row (session_id, openness)
    include (category, year, near_from, late_from, internal_due, legal_due, replied_on, steps, round, unit_names, owed_near, owed_late, owed_reply)
    where phase = 'OPEN' and owed_near is not null;
