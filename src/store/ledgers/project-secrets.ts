import type { Sql } from '../../../projections/projection'
import { createStatement } from '../postgres/statement'

type ProjectSecretRow = { projectId: string; name: string; sealed: string }

/** The first one stays: whoever comes later reads it. */
export const insertProjectSecret = (sql: Sql, { projectId, name, sealed }: ProjectSecretRow) =>
  sql`insert into project_secrets (project_id, name, sealed)
    values (${projectId}, ${name}, ${sealed}) on conflict do nothing`

export const findSealedSecret = async (sql: Sql, projectId: string, name: string) => {
  const [row] = await sql<{ sealed: string }[]>`
    select sealed from project_secrets where project_id = ${projectId} and name = ${name}`
  return row?.sealed
}

/** Deletes a secret that was used. */
export const deleteSecretStatement = (projectId: string, name: string) =>
  createStatement('delete from project_secrets where project_id = $1 and name = $2', [
    projectId,
    name,
  ])

export const deleteProjectSecret = (sql: Sql, projectId: string, name: string) =>
  sql`delete from project_secrets where project_id = ${projectId} and name = ${name}`

type NewRuntimeKey = ProjectSecretRow & {
  application: string
  keyId: string
  /** SHA-256 of the key, hex. */
  hash: string
  /** The event that asks for another key; null for an application's first one. */
  rotation: string | null
  /** The sealed key that this one replaces. */
  before: string | null
}

/** Kept unless the application has a key already, or another run has replaced the one before. */
export const insertRuntimeKey = (
  sql: Sql,
  { projectId, name, sealed, application, keyId, hash, rotation, before }: NewRuntimeKey,
) => sql`with kept as (
    insert into project_secrets as kept (project_id, name, sealed)
    select ${projectId}, ${name}, ${sealed}
    where not exists (select from runtime_keys
      where project_id = ${projectId} and application = ${application}
        and (${rotation}::text is null or key_id = ${keyId}))
    on conflict (project_id, name) do update set sealed = excluded.sealed
      where kept.sealed = ${before}
    returning 1)
  insert into runtime_keys (key_id, project_id, application, key_hash)
  select ${keyId}, ${projectId}, ${application}, ${hash} from kept`
