import type { Sql } from '../../../projections/projection'

/** One watcher at a time over all workers: whoever moves the next look is the one who looks. */
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
