-- What each append and each end of a job costs must not grow with their number. A stream is found by
-- its key: joined with the few that grow, all streams were read each time, since the table grows
-- faster than the planner's statistics of it.
create or replace function append_events(streams jsonb, new_events jsonb) returns void language plpgsql
  set enable_seqscan = off as $$
declare
  made int;
  fresh int;
  grown record;
begin
  -- A rebuild takes this lock exclusively for its last moment.
  perform pg_advisory_xact_lock_shared(4711);

  select count(*) filter (where s.at = 0) into fresh
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

  for grown in select s.id, s.at, s.next
    from jsonb_to_recordset(streams) s(id text, at bigint, next bigint)
    where s.at > 0 order by s.id
  loop
    update emt_streams t set stream_position = grown.next
      where t.stream_id = grown.id and t.partition = 'emt:default' and not t.is_archived
        and t.stream_position = grown.at;
    if not found then
      raise exception 'a stream has moved on' using errcode = '40001';
    end if;
  end loop;

  insert into emt_messages
      (stream_id, stream_position, partition, message_data, message_metadata,
       message_schema_version, message_type, message_kind, message_id, transaction_id)
    select e.stream, e.at, 'emt:default', e.data, e.meta, '1', e.type, 'E', e.id, pg_current_xact_id()
    from jsonb_to_recordset(new_events)
      e(stream text, at bigint, type text, id text, data jsonb, meta jsonb);

  perform pg_notify('vrs_streams', s.id) from jsonb_to_recordset(streams) s(id text);
end $$;

-- As before, but found by the job's whole key.
create function hold_job(queue text, job_id uuid, attempt int) returns void language plpgsql as $$
begin
  perform 1 from pgboss.job
    where name = queue and id = job_id and state = 'active' and retry_count = attempt for update;
  if not found then
    raise exception 'job % is not held any more at attempt %', job_id, attempt using errcode = 'VRS02';
  end if;
end $$;
drop function hold_job(uuid, int);

-- A project's row changes with each of its events: with room beside it no index is touched.
alter table projects set (fillfactor = 70);
