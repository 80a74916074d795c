-- Which master key seals the secrets of this database: its fingerprint, never the key.
create table master_key (
  only_row boolean primary key default true check (only_row),
  fingerprint text not null,
  noted_at timestamptz not null default now()
);
