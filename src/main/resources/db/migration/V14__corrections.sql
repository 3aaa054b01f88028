-- An assignment that was taken back after it had stood: the deputy's time runs from it all the same.
alter table suggestion add column first_assigned_on date;

-- A signed letter keeps the title and the names it was signed with, whatever is corrected on the case afterwards.
alter table reply add column signed_title varchar(200);
alter table reply add column signed_names text[];
