-- A stream read backwards by its own key needs its position as the index has it.
create or replace view history as
  select message_id as id, stream_id as stream, stream_position::int as position,
    global_position::text as number, message_type as type, message_data as data,
    message_metadata->>'by' as by, message_metadata->>'at' as at,
    message_metadata->>'correlationId' as correlation_id,
    message_metadata->>'causationId' as causation_id, message_metadata->'reason' as reason,
    global_position, stream_position
  from emt_messages where partition = 'emt:default' and not is_archived and message_kind = 'E';
