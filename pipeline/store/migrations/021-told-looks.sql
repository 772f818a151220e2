-- Questions about groups that a result was asked by those who may not see people, each counted once. What they cost depends on
-- what was asked and never on who is in the groups: else what is left would tell of that.
create table told_looks (
  result text collate "C" not null references results on delete cascade,
  question text collate "C" not null,     -- fingerprint of the rule and of the smallest group
  looks int not null,                     -- 0 of groups that were told together with another and share nobody with it
  primary key (result, question)
);
insert into told_looks select result, 'before', count(*) from told_sizes group by result;
