import type { Sql } from '../../../projections/projection'

/**
 * A job that will run, or runs. That the queue calls it active is not enough: its worker must have
 * sent a heartbeat within the last minute.
 */
const isAlive = (sql: Sql) => sql`(j.state in ('created', 'retry') or (j.state = 'active'
  and coalesce(j.heartbeat_on, j.started_on) > now() - interval '1 minute'))`

/** Projects under way that no job will carry on. */
export const listStuckProjects = (sql: Sql) => sql<{ id: string }[]>`
  select id from projects p
  where under_way
    and stalled is null
    and paused_at is null
    and suspended_at is null
    and archived_at is null
    and changed_at < now() - interval '10 seconds'
    and not exists (select from pgboss.job j where j.name = 'provisioning'
      and j.group_id = 'project-' || p.id and ${isAlive(sql)})
  order by live_at is not null, changed_at limit 200`

/** `cause`: the id of the event whose job is missing. */
export type StuckDomain = { projectId: string; name: string; cause: string }

/** Further domains on their way in or out that no job will carry on. */
export const listStuckDomains = (sql: Sql) => sql<StuckDomain[]>`
  select n.project_id, n.name, n.cause
  from project_names n join projects p on p.id = n.project_id
  where n.stage <> 'served' and n.stalled is null and p.archived_at is null
    and n.changed_at < now() - interval '10 seconds'
    and not exists (select from pgboss.job j where j.name = 'naming'
      and j.data->>'eventId' = n.cause and ${isAlive(sql)})
  order by n.changed_at limit 200`
