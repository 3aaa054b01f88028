-- Not only acts on suggestions leave a line: also what is changed in the roster, and who is let in.
alter table audit_line alter column suggestion_id drop not null;
alter table audit_line add column subject varchar(120);
alter table audit_line add constraint audit_line_is_about_something check (suggestion_id is not null or subject is not null);
create index audit_line_at on audit_line (at);
