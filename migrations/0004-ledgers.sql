-- What is not an event and cannot be rebuilt: keys, secrets, sessions, reports, call log.
create sequence order_numbers start 101;

create table person_keys (person_id text primary key, wrapped_key text not null);
create table person_emails (email_hmac text not null, person_id text not null,
  kind text not null, primary key (email_hmac, person_id));
create unique index staff_email on person_emails (email_hmac) where kind = 'staff';
create table credentials (person_id text primary key, password_hash text not null);
create table sessions (id_hash text primary key, person_id text not null,
  begun_at timestamptz not null default now(), seen_at timestamptz not null default now());
create table sign_ins (at timestamptz not null default now(), person_id text, outcome text not null);
create table audit_reads (at timestamptz not null default now(), person_id text not null, filter jsonb not null);

create table project_secrets (project_id text not null, name text not null, sealed text not null,
  primary key (project_id, name));
create table runtime_keys (key_id text primary key, project_id text not null, key_hash text not null,
  issued_at timestamptz not null default now(), used_at timestamptz);
create index runtime_keys_project on runtime_keys (project_id);

create table idempotency (
  scope text not null, key text not null, body_hash text not null, ids jsonb not null,
  state text not null, lease_until timestamptz not null, status int, answer jsonb,
  made_at timestamptz not null default now(), primary key (scope, key));

create table stripe_events (id text primary key, type text not null, session_id text, payment_ref text,
  received_at timestamptz not null default now());

create table boot_reports (
  project_id text not null, boot_id text not null, received_at timestamptz not null default now(),
  accepted boolean not null, core_version text not null, healthy boolean not null,
  plugins jsonb not null, migrations_run jsonb not null, errors jsonb not null, booted_in_ms int not null);
create index boot_reports_project on boot_reports (project_id, received_at desc);

create table vendor_calls (
  id bigint generated always as identity primary key, at timestamptz not null, vendor text not null,
  method text not null, project_id text, step text, attempt int not null, duration_ms int not null,
  outcome text not null, code text not null, request jsonb, response jsonb, correlation_id text);
create index vendor_calls_project on vendor_calls (project_id, id desc);
create index vendor_calls_at on vendor_calls (at);

create table alerts (id bigint generated always as identity primary key, at timestamptz not null default now(),
  kind text not null, subject text not null, detail text not null);
create table downloads (plugin text not null, version text not null, project_id text not null,
  count int not null, last_at timestamptz not null, primary key (plugin, version, project_id));

-- Takes a place on a server, or says that there is none; two assignments never take the same last one.
create function take_server_slot(server text) returns void language plpgsql as $$
declare room int;
begin
  select capacity into room from servers where id = server and accepting_new for update;
  if room is null or (select count(*) from server_slots where server_id = server) >= room then
    raise exception 'server % has no free slot', server using errcode = 'VRS01';
  end if;
end $$;

-- A worker may finish a job only while it still holds this attempt of it.
create function hold_job(job_id uuid, attempt int) returns void language plpgsql as $$
begin
  perform 1 from pgboss.job where id = job_id and state = 'active' and retry_count = attempt for update;
  if not found then
    raise exception 'job % is not held any more at attempt %', job_id, attempt using errcode = 'VRS02';
  end if;
end $$;
