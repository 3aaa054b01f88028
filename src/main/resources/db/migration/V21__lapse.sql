-- A unit that let the time for an objection pass has accepted by saying nothing, and has not begun yet.

alter table handling add lapsed boolean not null default false;
