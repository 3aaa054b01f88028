-- Which papers belong to which draft and which opinion.
alter table reply add column attachments uuid[] not null default '{}';
alter table assisting_opinion add column attachments uuid[] not null default '{}';

-- Two letters never bear the same number, however close together they are drafted; a draft that was sent back gives its number up.
create unique index one_letter_a_number on reply (letter_number) where status <> 'RETURNED';
