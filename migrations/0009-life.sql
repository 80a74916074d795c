-- What goes on beside a project's status, and how it ends.
alter table projects add column paused_at timestamptz, add column teardown_at timestamptz,
  add column torn_down_at timestamptz, add column under_way boolean not null default false;
create index projects_under_way on projects (changed_at) where under_way;
update projects set under_way = true
  where released_at is not null and live_at is null and archived_at is null;

-- A name outlives its projects: what it is, what it has cost, how long it runs.
alter table domains add column kind text, add column registrar_ref text,
  add column cost_cents int not null default 0, add column expires_at timestamptz,
  add column certificate_until timestamptz, add column failed_because text;
create index domains_project on domains (project_id);
create index domains_expiry on domains (expires_at);

-- Which application a key was given to: a site built elsewhere is given one of its own.
alter table runtime_keys add column application text;
