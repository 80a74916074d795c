import type { Sql } from '../../projections/projection'

/**
 * Copies all events of one stream into `count` new streams of the same kind, one after the other, as
 * if that many orders had come later. `distinctWords`, such as a slug, get the number of the copy
 * appended. Read models stay as they are.
 */
export const copyHistory = async (
  sql: Sql,
  stream: string,
  count: number,
  distinctWords: readonly string[] = [],
): Promise<void> => {
  const data = distinctWords.reduce(
    (text, word) => sql`replace(${text}, ${word}::text, ${word}::text || '-' || copies.number)`,
    sql`message_data::text`,
  )
  await sql.begin(async (tx) => {
    await tx`set local statement_timeout = 0`
    await tx`create temporary table copies on commit drop as
      select split_part(${stream}, '-', 1) || '-' || gen_random_uuid() as copied_id, number
      from generate_series(1, ${count}::int) as number`
    await tx`insert into emt_streams
        (stream_id, stream_position, partition, stream_type, stream_metadata, is_archived)
      select copied_id, stream_position, partition, stream_type, stream_metadata, is_archived
      from emt_streams cross join copies where stream_id = ${stream}`
    await tx`insert into emt_messages
        (stream_id, stream_position, partition, message_data, message_metadata,
         message_schema_version, message_type, message_kind, message_id, transaction_id)
      select copied_id, stream_position, partition, ${data}::jsonb, message_metadata,
        message_schema_version, message_type, message_kind, gen_random_uuid()::text,
        pg_current_xact_id()
      from emt_messages cross join copies where stream_id = ${stream}
      order by number, stream_position`
  })
  await sql`analyze emt_messages`
  await sql`analyze emt_streams`
}
