-- Cases of earlier years come from ledgers on paper or in Excel, closed: what such a ledger does not say stays empty, in them alone.
alter table suggestion add column imported boolean not null default false;
alter table suggestion alter column publicity drop not null;
alter table suggestion alter column source drop not null;
alter table suggestion add constraint only_a_ledger_says_less
    check (imported and status = 'CLOSED' or publicity is not null and source is not null);

alter table reply alter column issuer drop not null;
alter table reply alter column letter_number drop not null;
alter table reply alter column contact_person drop not null;
alter table reply alter column contact_phone drop not null;
alter table reply alter column publicity drop not null;
alter table reply alter column hash drop not null;
alter table reply alter column drafted_by drop not null;
alter table reply alter column drafter_name drop not null;
alter table reply alter column drafted_on drop not null;
alter table reply add constraint a_letter_is_whole
    check (status = 'DELIVERED' and num_nulls(issuer, letter_number, contact_person, contact_phone, publicity, hash, drafted_by, drafter_name, drafted_on) = 9
        or num_nulls(issuer, letter_number, contact_person, contact_phone, publicity, hash, drafted_by, drafter_name, drafted_on) = 0);
