create table core.people (
  id text primary key,
  email_hash text not null unique,
  password_hash text not null,
  created_at timestamptz not null default now()
);

create table core.used_invites (
  jti text primary key,
  person_id text not null,
  used_at timestamptz not null default now()
);

create table core.sessions (
  id_hash text primary key,
  person_id text not null references core.people (id) on delete cascade,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);

create table core.outbox (
  id bigint generated always as identity primary key,
  plugin text not null,
  subject text not null,
  body text not null,
  reply_to text,
  created_at timestamptz not null default now(),
  read_at timestamptz
);
create index outbox_unread on core.outbox (id) where read_at is null;

create table core.plugin_settings (
  plugin text not null,
  key text not null,
  value jsonb not null,
  changed_at timestamptz not null default now(),
  primary key (plugin, key)
);
