-- Our append on emmett's tables: one action, many streams. Raises 40001 when any stream has moved on.
create unique index emt_messages_message_id on emt_messages (message_id, partition, is_archived);
create index emt_messages_global_position on emt_messages (global_position);
create index emt_messages_type on emt_messages (message_type, global_position);
create index emt_messages_by on emt_messages ((message_metadata->>'by'), global_position);
create index emt_messages_correlation on emt_messages ((message_metadata->>'correlationId'));

create function append_events(streams jsonb, new_events jsonb) returns void language plpgsql as $$
declare
  moved int;
  made int;
  fresh int;
  held int;
begin
  -- A rebuild takes this lock exclusively for its last moment.
  perform pg_advisory_xact_lock_shared(4711);

  select count(*) filter (where s.at = 0), count(*) filter (where s.at > 0) into fresh, held
    from jsonb_to_recordset(streams) s(at bigint);

  insert into emt_streams
      (stream_id, stream_position, partition, stream_type, stream_metadata, is_archived)
    select s.id, s.next, 'emt:default', split_part(s.id, '-', 1), '{}', false
    from jsonb_to_recordset(streams) s(id text, at bigint, next bigint)
    where s.at = 0 order by s.id on conflict do nothing;
  get diagnostics made = row_count;
  if made <> fresh then
    raise exception 'a stream exists already' using errcode = '40001';
  end if;

  with locked as (
    select t.stream_id, s.next
    from emt_streams t
    join jsonb_to_recordset(streams) s(id text, at bigint, next bigint)
      on s.at > 0 and t.stream_id = s.id and t.partition = 'emt:default'
        and not t.is_archived and t.stream_position = s.at
    order by s.id for update of t)
  update emt_streams t set stream_position = locked.next from locked
    where t.stream_id = locked.stream_id and t.partition = 'emt:default' and not t.is_archived;
  get diagnostics moved = row_count;
  if moved <> held then
    raise exception 'a stream has moved on' using errcode = '40001';
  end if;

  insert into emt_messages
      (stream_id, stream_position, partition, message_data, message_metadata,
       message_schema_version, message_type, message_kind, message_id, transaction_id)
    select e.stream, e.at, 'emt:default', e.data, e.meta, '1', e.type, 'E', e.id, pg_current_xact_id()
    from jsonb_to_recordset(new_events)
      e(stream text, at bigint, type text, id text, data jsonb, meta jsonb);

  perform pg_notify('vrs_streams', s.id) from jsonb_to_recordset(streams) s(id text);
end $$;

-- Everything that happened, in the order in which it was written.
create view history as
  select message_id as id, stream_id as stream, stream_position::int as position,
    global_position::text as number, message_type as type, message_data as data,
    message_metadata->>'by' as by, message_metadata->>'at' as at,
    message_metadata->>'correlationId' as correlation_id,
    message_metadata->>'causationId' as causation_id, message_metadata->'reason' as reason,
    global_position
  from emt_messages where partition = 'emt:default' and not is_archived and message_kind = 'E';
