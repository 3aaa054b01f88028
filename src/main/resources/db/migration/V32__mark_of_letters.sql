-- The highest letter that a unit has to answer. Whether a suggestion is a key one stands beside it: one does not hide the other.
create or replace view supervision_mark as
select suggestion.id as suggestion_id,
       case when exists (select 1 from supervision where suggestion_id = suggestion.id and kind = 'ORDER' and state in ('ISSUED', 'ANSWERED')) then 'ORDERED'
            when exists (select 1 from supervision where suggestion_id = suggestion.id and kind = 'URGE' and state in ('ISSUED', 'ANSWERED')) then 'URGED'
            else 'NONE' end as mark
from suggestion;
