-- Assigned, and not yet passed on by the government's office (政府交办): no unit has heard of it. The engine knows which of those that run wait for it;
-- in a new town it has no tables yet, and nothing waits.
alter table suggestion add column awaits_dispatch boolean not null default false;
do $$
begin
    if to_regclass('act_ru_task') is not null then
        update suggestion set awaits_dispatch = true
        where id in (select e.business_key_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                     where t.task_def_key_ = 'UserTask_DispatchAssignment');
    end if;
end
$$;
