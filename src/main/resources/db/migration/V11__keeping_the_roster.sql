-- A deputy of two congresses keeps one login.
alter table deputy drop constraint deputy_user_id_key;
create unique index one_login_a_congress on deputy (congress_id, user_id);
create index on deputy (user_id);

-- Cases keep their category when it is no longer offered.
alter table category add column active boolean not null default true;

-- Who has a login and has not yet chosen a password of his own. The first password itself is kept nowhere but, hashed, as any other.
create table first_password (
    user_id   varchar(64) primary key,
    issued_at timestamptz,
    issued_by varchar(64)
);
