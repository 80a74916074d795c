-- Servers: what becomes of them, how new projects are spread, and how they are watched.
alter table servers add column status text not null default 'active';
alter table servers alter column status drop default;
alter table servers add column description text;
alter table servers add column status_since timestamptz;
create unique index server_known on servers (coolify_uuid);

-- Asked for, and not yet reached by Coolify.
create table server_requests (
  id text primary key,
  name text not null,
  ip text not null,
  capacity int not null,
  private_key text not null,
  requested_at timestamptz not null,
  trouble jsonb
);
create unique index server_requested on server_requests (ip);

create table server_pool (
  id text primary key,
  strategy text not null,
  server_id text
);

-- From here on what cannot be rebuilt: whose turn it is, and what the last looks at Coolify saw.
create table server_turns (id text primary key, turn int not null);
insert into server_turns (id, turn) values ('main', 0);
create table server_looks (server_id text primary key, looked_at timestamptz not null,
  is_usable boolean not null, misses int not null);
create table watches (name text primary key, next_at timestamptz not null);
insert into watches (name, next_at) values ('servers', now());

-- A place is taken on a server that is there, active and open only.
create or replace function take_server_slot(server text) returns void language plpgsql as $$
declare room int;
begin
  select capacity into room from servers
    where id = server and accepting_new and status = 'active' for update;
  if room is null or (select count(*) from server_slots where server_id = server) >= room then
    raise exception 'server % has no free slot', server using errcode = 'VRS01';
  end if;
end $$;

-- Whoever comes too late with this turn chooses again: two assignments never take the same one.
create function take_server_turn(expected int, next int) returns void language plpgsql as $$
begin
  update server_turns set turn = next where id = 'main' and turn = expected;
  if not found then
    raise exception 'turn % is taken', expected using errcode = 'VRS04';
  end if;
end $$;

-- Keeps what is taken on a server within its new capacity, also while others take places.
create function fit_server(server text, room int) returns void language plpgsql as $$
declare taken int;
begin
  perform 1 from servers where id = server for update;
  select count(*) into taken from server_slots where server_id = server;
  if taken > room then
    raise exception '%', taken using errcode = 'VRS03';
  end if;
end $$;
