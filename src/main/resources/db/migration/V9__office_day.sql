-- Searching Chinese text, on a server of whatever locale: pairs of neighbouring characters in an array with an index.
-- What is searched: full-width forms made plain, Latin letters small, everything but letters, digits and Chinese characters left out.
create or replace function searchable(words text) returns text language sql immutable strict parallel safe
return regexp_replace(
    lower(normalize(words, NFKC) collate "C") collate "C",
    '[^0-9a-z\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+', '', 'g');

-- 清淤支渠 gives {清淤,淤支,支渠}; each pair once. A single character gives nothing.
create or replace function bigrams(words text) returns text[] language sql immutable strict parallel safe
return (select coalesce(array_agg(distinct substr(plain, at, 2) collate "C"), '{}')
        from (select searchable(words) as plain) as s, generate_series(1, length(plain) - 1) as at);

alter table suggestion add column if not exists title_bigrams text[] generated always as (bigrams(title)) stored;
create index if not exists suggestion_title_bigrams on suggestion using gin (title_bigrams);

-- How the office means to assign a registered suggestion, prepared for the assignment meeting; gone when it is assigned.
create table assignment_plan (
    suggestion_id  varchar(20) primary key references suggestion,
    version        bigint      not null,
    category       varchar(40) not null references category,
    units          jsonb       not null,
    leader         varchar(64),
    months         int         not null,
    complex_reason varchar(1000),
    key_suggestion boolean     not null,
    key_reason     varchar(1000),
    saved_by       varchar(64) not null,
    saved_by_name  varchar(60) not null,
    saved_at       timestamptz not null
);
