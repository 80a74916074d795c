import type { Sql } from '../../../projections/projection'

/** The version that a new one follows: the current one of its name and runtime, or null. */
export const findPreviousVersion = async (
  sql: Sql,
  { name, runtime }: { name: string; runtime: string },
): Promise<string | null> => {
  const [row] = await sql<{ version: string }[]>`
    select version from plugin_versions where plugin = ${name} and runtime = ${runtime}
      and is_current`
  return row?.version ?? null
}
