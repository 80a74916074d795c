import { createHash, randomBytes } from 'node:crypto'
import type { Sql } from '../../projections/projection'
import type { Vault } from '../security/vault'
import { statement } from '../store/statements'

export type RuntimeKey = { keyId: string; key: string }

const use = (projectId: string, name: string) => `project-secret:${projectId}:${name}`
const secret = () => randomBytes(32).toString('base64url')

/**
 * Minted once, kept sealed: a second run reads the same bytes. Nothing is minted for a project whose
 * runtime key was issued: a run that comes so late would give its site a key that nobody knows.
 */
const ensureSecret = async (
  { sql, vault }: { sql: Sql; vault: Vault },
  projectId: string,
  name: string,
  mint: () => string,
): Promise<string> => {
  const sealed = vault.sealSecret(mint(), use(projectId, name))
  await sql`insert into project_secrets (project_id, name, sealed)
    select ${projectId}, ${name}, ${sealed}
    where not exists (select from runtime_keys where project_id = ${projectId})
    on conflict do nothing`
  const [row] = await sql<{ sealed: string }[]>`
    select sealed from project_secrets where project_id = ${projectId} and name = ${name}`
  if (!row) throw new Error(`expected secret ${name} of project ${projectId}, found none`)
  return vault.openSecret(row.sealed, use(projectId, name))
}

/** All that a site must know and nobody else. */
export const ensureSecrets = async (at: { sql: Sql; vault: Vault }, projectId: string) => {
  const minted = await ensureSecret(at, projectId, 'marketplace_key', () =>
    JSON.stringify({ keyId: Bun.randomUUIDv7(), key: `vrs_${projectId}_${secret()}` }),
  )
  return {
    runtimeKey: JSON.parse(minted) as RuntimeKey,
    databasePassword: await ensureSecret(at, projectId, 'database_password', secret),
    siteSecret: await ensureSecret(at, projectId, 'site_secret', secret),
  }
}

/** Only the hash of a runtime key is kept. */
export const runtimeKeyRow = (projectId: string, { keyId, key }: RuntimeKey) =>
  statement(
    `insert into runtime_keys (key_id, project_id, key_hash) values ($1, $2, $3)
     on conflict do nothing`,
    [keyId, projectId, createHash('sha256').update(key).digest('hex')],
  )
