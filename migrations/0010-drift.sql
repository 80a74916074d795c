-- The drift check: when it ran, what it found. Looking is no event; what people decide about it is.
create table drift_runs (
  id text primary key, cause text not null, asked_at timestamptz not null default now(),
  started_at timestamptz, ended_at timestamptz, missing jsonb not null default '[]');
create index drift_runs_asked on drift_runs (asked_at desc);

create table drift_findings (
  id text primary key, kind text not null, subject text not null, source text not null,
  severity text not null, project_id text, expected text not null, found text not null,
  yearly_cents int, ways jsonb not null, about jsonb not null, state text not null,
  first_seen timestamptz not null, last_seen timestamptz not null, gone_at timestamptz);
create index drift_findings_open on drift_findings (kind) where gone_at is null;

-- A picture of events: what was decided about each finding last.
create table drift_decisions (
  id text primary key,
  outcome text not null,
  way text,
  state text,
  code text,
  vendor_text text,
  by text not null,
  reason jsonb,
  decided_at timestamptz not null
);
