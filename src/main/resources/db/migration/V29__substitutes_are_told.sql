-- That somebody signs for another concerns no case.
alter table notice alter column suggestion_id drop not null;

-- The day on which a substitution was ended by hand; before its first day it was cancelled.
alter table substitution add column ended_on date;
update substitution set ended_on = (ended_at at time zone 'Asia/Shanghai')::date where ended_at is not null;
