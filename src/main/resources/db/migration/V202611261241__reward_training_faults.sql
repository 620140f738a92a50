-- What is wrong with the queries that were said to be right.
alter table training_result add column faults text[] not null default '{}';
