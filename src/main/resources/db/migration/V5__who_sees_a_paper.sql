-- Who of those that see a case sees this paper of it: CASE all of them, INSIDE not the deputies, OFFICE only the office, the presidium and the lead deputy.
alter table paper add column audience varchar(10) not null default 'CASE';
