-- Decisions on the catalogue rest on several of its streams: each names the revision that it read.
create table catalogue_revision (id text primary key, revision bigint not null);
insert into catalogue_revision (id, revision) values ('main', 1);

create function take_catalogue_revision(expected bigint) returns void language plpgsql as $$
begin
  update catalogue_revision set revision = revision + 1 where id = 'main' and revision = expected;
  if not found then
    raise exception 'the catalogue has moved on' using errcode = '40001';
  end if;
end $$;

-- Texts of categories besides the German name, such as the English one.
alter table categories add column fields jsonb not null default '{}';
