-- How many working days there are to sign an order and to look at its answer: what the rules kept so far did not say, and what they say from now on.
alter table rule_version disable trigger rule_version_is_immutable;
update rule_version set profile = profile || '{"supervisionDays": 3}' where not profile ? 'supervisionDays';
alter table rule_version enable trigger rule_version_is_immutable;

-- Why what somebody was told to do need not be done any more, where that is not because it is done: an order has taken the place of an urge.
alter table notice add column lapse text;
