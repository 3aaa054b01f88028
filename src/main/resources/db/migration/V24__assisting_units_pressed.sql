-- A unit that assists may be pressed for its opinion while the one that replies is pressed for its reply.
drop index one_live_supervision;
create unique index one_live_supervision on supervision (handling_id, unit_code) where state in ('ISSUED', 'ANSWERED');
drop index one_drafted_order;
create unique index one_drafted_order on supervision (handling_id, unit_code) where state = 'DRAFTED';

-- Whether somebody has looked at a notice is no longer said by its having been settled without him.
update notice set read_at = null where read_at = settled_at;
