-- Figures can leave out what the office entered for others (代录): now also acceptance, waiver and delivery say so.
alter table handling add column accepted_on_behalf boolean not null default false;
alter table handling add column waived_on_behalf boolean not null default false;
alter table reply add column delivered_on_behalf boolean not null default false;

-- What there is already is read off the audit trail, where every act names for whom it was done.
update reply r set delivered_on_behalf = true
from handling h join unit u on u.code = h.unit_code
where r.handling_id = h.id and r.status = 'DELIVERED' and exists (
    select 1 from audit_line a where a.suggestion_id = h.suggestion_id and a.act = '答复送达' and a.on_behalf_of = u.name
    and a.day = r.delivered_on);

-- A unit signs in by the act that says so, or by the first of those that imply it.
update handling h set accepted_on_behalf = true
from unit u
where u.code = h.unit_code and h.round = 1 and exists (
    select 1 from audit_line a where a.suggestion_id = h.suggestion_id and a.on_behalf_of = u.name and a.day = h.accepted_on
    and (a.act in ('签收', '办理进展', '办理', '拟稿答复') or a.act like '%沟通'));

update handling h set waived_on_behalf = true
where h.waived_reason is not null and exists (
    select 1 from audit_line a where a.suggestion_id = h.suggestion_id and a.act = '免于面商' and a.on_behalf_of is not null
    and a.detail = h.waived_reason and a.actor_id = h.waived_by);
