-- When a name was last looked at, and which of its notices were given for which end.
create table domain_looks (name text primary key, looked_at timestamptz not null);
create table domain_notices (name text not null, expires_at timestamptz not null, days int not null,
  primary key (name, expires_at, days));
insert into watches (name, next_at) values ('domains', now());

-- A term that is invoiced and not paid yet.
alter table projects add column renewal jsonb;
