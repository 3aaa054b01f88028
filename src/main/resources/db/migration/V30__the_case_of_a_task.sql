-- Desk and Tasklist ask which tasks belong to a case; the engine keeps no index over what a variable says, so each such question read the
-- variables of every running process. Only these two names are asked for; their values are short, unlike what other variables hold.
create index jianyi_variable_of_a_case on act_ru_variable (text_, name_) where name_ in ('suggestionId', 'handlingId');
