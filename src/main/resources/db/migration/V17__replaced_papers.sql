-- A scan that was replaced by the right one stays, and says by which.
alter table paper add column replaced_by uuid references paper;
create index paper_replaced on paper (replaced_by) where replaced_by is not null;
