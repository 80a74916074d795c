-- What an import of the old marketplace (v-flask) brought, and what its satellites are answered with.
alter table projects add column imported_at timestamptz;

create table legacy_projects (
  project_id text primary key,
  legacy_id int not null,
  slug text not null,
  project_type text,
  is_superadmin boolean not null,
  trial_starts_at timestamptz,
  trial_ends_at timestamptz
);
create table legacy_licenses (
  license_id text primary key,
  legacy_id int not null,
  project_id text not null,
  status text not null,
  licensed_at timestamptz not null,
  next_billing_at timestamptz,
  -- By us, since the import: what the old marketplace called revoked still counts for satellites.
  is_revoked boolean not null
);
create table legacy_license_history (
  license_id text not null,
  legacy_id int not null,
  happened_at timestamptz not null,
  primary key (license_id, legacy_id)
);
create table legacy_orders (
  project_id text not null,
  legacy_id int not null,
  primary key (project_id, legacy_id)
);
create table legacy_plugins (
  name text primary key,
  legacy_id int not null,
  legacy_name text not null,
  details jsonb not null
);
create table legacy_prices (
  plugin text not null,
  project_type text not null,
  cycle text not null,
  legacy_id int not null,
  net_cents int not null,
  setup_cents int not null,
  is_active boolean not null,
  is_offered boolean not null,
  primary key (plugin, project_type, cycle)
);
create table legacy_plugin_versions (
  plugin text not null,
  version text not null,
  details jsonb not null,
  released_at timestamptz not null,
  primary key (plugin, version)
);
create table legacy_catalogue (
  kind text not null,
  code text not null,
  legacy_id int not null,
  description text,
  primary key (kind, code)
);

-- Ledgers: no event holds these rows, so `vrs rebuild` leaves them alone.
create table legacy_keys (
  key_hash text primary key,
  project_id text not null
);
create index legacy_keys_project on legacy_keys (project_id);
-- Integers that satellites know things of ours by; those of the old marketplace are lower.
create sequence legacy_ids_next start 1000001;
create table legacy_ids (
  kind text not null,
  key text not null,
  id int not null default nextval('legacy_ids_next'),
  primary key (kind, key)
);
