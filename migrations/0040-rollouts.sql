-- How far the current version of a plugin is rolled out.
alter table plugin_versions add column rollout_state text, add column rollout_ring text,
  add column rollout_previous text;
create table rollouts (
  plugin text not null, version text not null, runtime text not null, previous text not null,
  state text not null, ring text not null, started_at timestamptz not null, since timestamptz not null,
  internal_at timestamptz, tenth_at timestamptz, all_at timestamptz, halted_at timestamptz,
  ended_at timestamptz, failed jsonb not null, accepted jsonb not null,
  primary key (plugin, version, runtime));
create index rollouts_unfinished on rollouts (plugin) where state in ('running', 'halted');
