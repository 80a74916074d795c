import type { Sql } from '../../../projections/projection'

/** The integers that satellites know these things by; who has none yet is given the next one. */
export const ensureLegacyIds = async (
  sql: Sql,
  kind: 'license' | 'projectType' | 'category',
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  if (keys.length === 0) return new Map()
  const wanted = [...keys]
  await sql`insert into legacy_ids (kind, key)
    select ${kind}, k from unnest(${wanted}::text[]) k on conflict do nothing`
  const rows = await sql<{ key: string; id: number }[]>`
    select key, id from legacy_ids where kind = ${kind} and key = any(${wanted})`
  return new Map(rows.map(({ key, id }) => [key, id]))
}
