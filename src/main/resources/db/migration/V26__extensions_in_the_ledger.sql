-- Who got more time (延期), and how often: shown beside the date, and counted by units' shares. The next start makes all rows anew and fills them in.
alter table ledger_row
    add column extensions int not null default 0,
    add column shares     int not null default 0,
    add column extended   int not null default 0;
alter table ledger_row
    alter column extensions drop default,
    alter column shares drop default,
    alter column extended drop default;
drop index ledger_row_figures;
-- All that the figures need, so that they come from this index alone.
create index ledger_row_figures on ledger_row
    (session_id, phase, facts, openness, category, year, due, near_from, late_from, legal_due)
    include (shares, extended);
