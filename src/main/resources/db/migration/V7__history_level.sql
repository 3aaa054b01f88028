-- The engine refuses to start with another history level than it began with (ADR 11). Nothing kept so far is lost.
update act_ge_property set value_ = '20' where name_ = 'historyLevel';
