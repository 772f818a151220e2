-- Tables of an audience are filled page by page, under a name of their own until they are whole: when the last page came.
alter table audience_tables add at timestamptz not null default now();
