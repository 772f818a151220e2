-- Records that an import has too, beside the one that is shown: what is shown once that one goes.
create table copies (
  kind text not null check (kind in ('feedback', 'orders', 'customers')),
  key text collate "C" not null,
  import bigint not null,
  customer text collate "C",
  email text collate "C",
  at text collate "C",
  doc text,                             -- null: all but the import is as in the record that is shown
  primary key (kind, key, import)
);

-- Fingerprint of all that was imported of the kind when this import was the last; null: nobody has asked yet.
alter table imports add column contents text;
