-- Topics that were given, by the name that runs have them under. Nothing here is swept.
create table taxonomies (
  name text collate "C" primary key,    -- fingerprint of what it holds
  topics text not null                  -- ids, names, and vectors of what says what they are
);
