-- Deputies are found by the initials of their names too (lcx for 林晨曦), each name for itself. The next start makes all rows anew and fills them in.
alter table ledger_row add column initials text not null default '';
alter table ledger_row alter column initials drop default;
alter table ledger_row drop column words;
alter table ledger_row add column words text generated always as (searchable(session_label || number) || ' ' || searchable(title) || ' '
    || searchable(lead) || ' ' || searchable(cosigners) || ' ' || searchable(lead_units) || ' ' || searchable(assisting_units) || ' ' || initials) stored;
create index ledger_row_words on ledger_row using gin (bigrams(words)) with (fastupdate = off);
