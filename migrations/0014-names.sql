-- The further names of a project and how far each has come; its first name stands in its own row.
create table project_names (
  project_id text not null,
  name text not null,
  kind text not null,
  zone text,
  stage text not null,
  cause text not null,
  stalled jsonb,
  changed_at timestamptz not null,
  primary key (project_id, name)
);
create index project_names_open on project_names (changed_at) where stage <> 'served';

-- Names in the order in which they want attention: by the nearer of their end and their certificate's.
create index domains_attention on domains
  (coalesce(least(expires_at, certificate_until), 'infinity'::timestamptz), name);
