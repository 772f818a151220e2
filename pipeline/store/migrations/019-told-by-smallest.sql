-- A size was rounded by the smallest group that was set when it was told: where another is set, it is no answer.
-- Of what was told before nobody noted it: it is taken to be what is usual.
alter table told_sizes add column smallest int not null default 10;
alter table told_sizes alter column smallest drop default;
alter table told_sizes drop constraint told_sizes_result_members_size_key;
alter table told_sizes add unique (result, members, size, smallest);
