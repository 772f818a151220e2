-- Imports under way. Their records are in the tables already, under a number that no import has yet, so nobody sees them.
create table unfinished_imports (
  seq bigint primary key,
  kind text not null check (kind in ('feedback', 'orders', 'customers'))
);

-- Records of an import under way that will take the place of others once it is over.
create table replacements (
  import bigint not null references unfinished_imports on delete cascade,
  key text collate "C" not null,
  customer text collate "C",
  email text collate "C",
  at text collate "C",
  doc text not null,
  primary key (import, key)
);
