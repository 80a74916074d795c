import type { Sql } from '../../../projections/projection'

/** Once a day; what was found missing or altered, every hour. Those first that waited longest. */
export const listDueDigests = async (sql: Sql, limit: number): Promise<string[]> =>
  (
    await sql<{ sha256: string }[]>`
      select v.sha256 from plugin_versions v left join artifact_checks c using (sha256)
      where v.sha256 ~ '^[0-9a-f]{64}$' and (c.checked_at is null
        or c.checked_at < now() - interval '24 hours'
        or (c.problem is not null and c.checked_at < now() - interval '55 minutes'))
      group by v.sha256, c.checked_at order by c.checked_at nulls first, v.sha256
      limit ${limit}`
  ).map(({ sha256 }) => sha256)

/** `problem`: what is wrong with the archive; null = nothing. */
export const recordArtifactCheck = async (sql: Sql, sha256: string, problem: string | null) => {
  await sql`insert into artifact_checks (sha256, checked_at, problem)
    values (${sha256}, now(), ${problem})
    on conflict (sha256) do update set checked_at = now(), problem = excluded.problem`
}

/** By plugin and version, without those whose alert is open or came after the check. */
export const listUnreportedProblems = async (
  sql: Sql,
): Promise<{ subject: string; problem: string }[]> =>
  sql<{ subject: string; problem: string }[]>`
    select v.plugin || ' ' || v.version as subject, min(c.problem) as problem
    from artifact_checks c join plugin_versions v using (sha256)
    where c.problem is not null and not exists (select from alerts a
      where a.kind = 'artifact-damaged' and a.subject = v.plugin || ' ' || v.version
        and (a.closed_at is null or a.at >= c.checked_at))
    group by v.plugin, v.version order by 1`
