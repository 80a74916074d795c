-- Read models: pictures of events. `vrs rebuild` can make every row of these tables again.
create table projects (
  id text primary key,
  version int not null,
  name text not null,
  slug text not null,
  order_number text not null,
  customer_id text not null,
  project_type text not null,
  bundle text,
  plugins jsonb not null,
  billing_cycle text not null,
  price jsonb not null,
  payment_method text not null,
  domain_kind text not null,
  domain_name text not null,
  base_domain text,
  zone text,
  ordered_at timestamptz not null,
  changed_at timestamptz not null,
  progress text not null,
  payment jsonb,
  invoice_approved_at timestamptz,
  paid_at timestamptz,
  released_at timestamptz,
  live_at timestamptz,
  suspended_at timestamptz,
  archived_at timestamptz,
  cancel_cause text,
  stalled jsonb,
  open_task text,
  server_id text,
  application text,
  deployment text,
  url text,
  status text generated always as (case
    when archived_at is not null then 'archived'
    when suspended_at is not null then 'suspended'
    when live_at is not null then 'active'
    when stalled is not null then 'error'
    else progress end) stored
);
create index projects_status on projects (status, ordered_at desc, id desc);
create index projects_ordered on projects (ordered_at desc, id desc);
create index projects_type on projects (project_type, ordered_at desc, id desc);
create index projects_server on projects (server_id, ordered_at desc, id desc);
create index projects_customer on projects (customer_id);
create extension if not exists pg_trgm;
create index projects_search on projects
  using gin ((lower(name || ' ' || slug || ' ' || domain_name || ' ' || order_number)) gin_trgm_ops);

create table taken_names (
  kind text not null,
  name text not null,
  stream text not null
);
create unique index slug_taken on taken_names (name) where kind = 'slug';
create unique index domain_taken on taken_names (name) where kind = 'domain';
create index taken_names_stream on taken_names (stream);

create table payments (
  project_id text not null,
  position int not null,
  outcome text not null,
  amount_cents int not null,
  expected_cents int,
  currency text not null,
  payment_ref text not null,
  via text,
  received_on text,
  at timestamptz not null,
  primary key (project_id, position)
);

create table licenses (
  id text primary key,
  project_id text not null,
  plugin text not null,
  cycle text not null,
  net_cents int not null,
  source text not null,
  status text not null,
  issued_at timestamptz not null,
  runs_until timestamptz,
  updates_until timestamptz,
  paid_until timestamptz,
  first_version text
);
create index licenses_project on licenses (project_id, plugin);

create table plugins (
  name text primary key,
  display_name text not null,
  category text not null,
  phase text not null,
  fields jsonb not null,
  listed_at timestamptz not null
);
create table plugin_prices (
  plugin text not null,
  project_type text not null,
  cycle text not null,
  net_cents int not null,
  setup_cents int not null,
  valid_from timestamptz not null,
  valid_until timestamptz,
  withdrawn boolean not null,
  primary key (plugin, project_type, cycle)
);
create table plugin_versions (
  plugin text not null,
  version text not null,
  runtime text not null,
  sha256 text not null,
  size int not null,
  manifest text not null,
  min_core text not null,
  depends_on jsonb not null,
  changelog text not null,
  is_stable boolean not null,
  is_breaking boolean not null,
  yanked_because text,
  is_current boolean not null,
  published_at timestamptz not null,
  primary key (plugin, version, runtime)
);

create table bundles (
  code text primary key,
  display_name text not null,
  project_type text not null,
  billing_cycle text not null,
  is_default boolean not null,
  plugins jsonb not null,
  discount_percent int not null,
  withdrawn boolean not null
);
create table project_types (
  code text primary key,
  display_name text not null,
  trial_days int not null,
  is_free boolean not null,
  is_base boolean not null,
  position int not null,
  withdrawn boolean not null
);
create table categories (
  code text primary key,
  display_name text not null,
  icon text not null,
  color text not null,
  position int not null
);
create table base_domains (
  name text primary key,
  display_name text not null,
  is_default boolean not null,
  withdrawn boolean not null
);

create table servers (
  id text primary key,
  name text not null,
  ipv4 text not null,
  ipv6 text,
  coolify_uuid text not null,
  capacity int not null,
  accepting_new boolean not null
);
create table server_slots (
  project_id text primary key,
  server_id text not null
);
create index server_slots_server on server_slots (server_id);

create table domains (
  name text primary key,
  project_id text,
  is_primary boolean not null,
  status text not null
);

create table people (
  id text primary key,
  role text,
  sealed jsonb not null,
  sealed_as text not null,
  has_password boolean not null,
  since timestamptz not null
);
