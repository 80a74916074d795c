import type { Sql } from '../../../projections/projection'

/** One watcher at a time over all workers: the one who moves `next_at` is the one who works. */
export const acquireWatchLease = async (
  sql: Sql,
  name: string,
  everySeconds: number,
): Promise<boolean> => {
  const moved = await sql`
    update watches set next_at = now() + make_interval(secs => ${everySeconds})
    where name = ${name} and next_at <= now() returning name`
  return moved.length > 0
}
