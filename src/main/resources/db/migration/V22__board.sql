-- What the supervisors' board (督办看板) asks of the ledger's rows beside the ledger; the next start makes all rows anew.
alter table ledger_row
    add column steps         int not null default 0,
    add column submitted_on  date,
    add column registered_on date,
    add column assigned_on   date,
    add column internal_due  date,
    add column provisional   boolean not null default false;
-- All that is counted of the open cases and puts them in their usual order, so that both come from this index alone.
create index ledger_row_open on ledger_row (session_id, openness)
    include (category, year, due, near_from, late_from, internal_due, legal_due, replied_on, steps, round, provisional, unit_names,
             session_opens, in_session, seq, suggestion_id)
    where phase = 'OPEN';
