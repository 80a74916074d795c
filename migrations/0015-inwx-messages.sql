-- What INWX told the account; kept before it is acknowledged, since it is told only once.
create table inwx_messages (id text primary key, type text not null, object text not null,
  status text not null, at text not null, received_at timestamptz not null default now());
create index inwx_messages_object on inwx_messages (object, received_at);
insert into watches (name, next_at) values ('messages', now());
