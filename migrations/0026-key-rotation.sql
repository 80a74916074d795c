-- Keys that were derived from the master key until now stand here, wrapped by it, so that tokens and
-- look-ups outlive its rotation.
create table derived_keys (purpose text primary key, wrapped_key text not null);

alter table master_key add column rotated_at timestamptz;

-- Fences a process that holds the key of before: what is wrapped begins with the fingerprint of its
-- master key and a dot, and only the key of now may be written. Rows of before the first rotation
-- have no fingerprint.
create function assert_wrapped_by_master_key(wrapped text) returns void language plpgsql as $$
declare
  expected record;
  found_fingerprint text := case when position('.' in wrapped) > 0 then split_part(wrapped, '.', 1) end;
begin
  select fingerprint, rotated_at into expected from master_key;
  if not found or found_fingerprint = expected.fingerprint
    or (found_fingerprint is null and expected.rotated_at is null) then
    return;
  end if;
  raise exception 'expected a key wrapped by the master key %, found one of %',
    expected.fingerprint, coalesce(found_fingerprint, 'an older program') using errcode = 'VRS05';
end $$;

create function fence_wrapped_key() returns trigger language plpgsql as $$
begin
  perform assert_wrapped_by_master_key(new.wrapped_key);
  return new;
end $$;
create function fence_sealed() returns trigger language plpgsql as $$
begin
  perform assert_wrapped_by_master_key(new.sealed);
  return new;
end $$;
create function fence_sealed_private() returns trigger language plpgsql as $$
begin
  if new.sealed_private is not null then
    perform assert_wrapped_by_master_key(new.sealed_by || '.');
  end if;
  return new;
end $$;

alter table signing_keys add column sealed_by text not null default '';
create trigger fence before insert or update of wrapped_key on person_keys
  for each row execute function fence_wrapped_key();
create trigger fence before insert or update of wrapped_key on derived_keys
  for each row execute function fence_wrapped_key();
create trigger fence before insert or update of sealed on project_secrets
  for each row execute function fence_sealed();
create trigger fence before insert or update of sealed_private on signing_keys
  for each row execute function fence_sealed_private();
