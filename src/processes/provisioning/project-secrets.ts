import { createHash, randomBytes } from 'node:crypto'
import { v5 as uuidv5 } from 'uuid'
import type { Sql } from '../../../projections/projection'
import type { Vault } from '../../security/vault'
import { createStatement } from '../../store/postgres/statement'

export type RuntimeKey = { keyId: string; key: string }

/** Of a name that is added to a live project; the ordered one's is `auth_code`. */
export const authCodeSecretName = (name: string) => `auth_code:${name}`

const sealingContext = (projectId: string, name: string) => `project-secret:${projectId}:${name}`
type SecretDependencies = { sql: Sql; vault: Vault }

const generateSecret = () => randomBytes(32).toString('base64url')

/** Minted once, kept sealed: a second run reads the same bytes. */
const ensureSecret = async (
  { sql, vault }: SecretDependencies,
  projectId: string,
  name: string,
  mint: () => string,
): Promise<string> => {
  const sealed = vault.sealSecret(mint(), sealingContext(projectId, name))
  await sql`insert into project_secrets (project_id, name, sealed)
    values (${projectId}, ${name}, ${sealed}) on conflict do nothing`
  const found = await readProjectSecret({ sql, vault }, projectId, name)
  if (found === undefined)
    throw new Error(`expected secret ${name} of project ${projectId}, found none`)
  return found
}

const readSealedSecret = async (
  { sql }: Pick<SecretDependencies, 'sql'>,
  projectId: string,
  name: string,
) => {
  const [row] = await sql<{ sealed: string }[]>`
    select sealed from project_secrets where project_id = ${projectId} and name = ${name}`
  return row?.sealed
}

/** A sealed secret, opened; undefined when there is none, or none any more. */
export const readProjectSecret = async (
  { sql, vault }: SecretDependencies,
  projectId: string,
  name: string,
) => {
  const sealed = await readSealedSecret({ sql }, projectId, name)
  return sealed === undefined
    ? undefined
    : vault.openSecret(sealed, sealingContext(projectId, name))
}

const openRuntimeKey = (
  { vault }: SecretDependencies,
  projectId: string,
  name: string,
  sealed: string | undefined,
) =>
  sealed === undefined
    ? undefined
    : (JSON.parse(vault.openSecret(sealed, sealingContext(projectId, name))) as RuntimeKey)

/** Deletes a secret that was used. */
export const deleteSecretStatement = (projectId: string, name: string) =>
  createStatement('delete from project_secrets where project_id = $1 and name = $2', [
    projectId,
    name,
  ])

/** The site's secrets, except its runtime key. */
export const ensureSecrets = async (at: SecretDependencies, projectId: string) => ({
  databasePassword: await ensureSecret(at, projectId, 'database_password', generateSecret),
  siteSecret: await ensureSecret(at, projectId, 'site_secret', generateSecret),
})

/** Whether an application has its key, or the event (a UUID) that asks for another one. */
export type RuntimeKeyRequest = 'new' | 'known' | { rotation: string }

/** Only the hash of a runtime key is kept; it is known before any site can show it. */
const saveRuntimeKey = async (
  { sql }: SecretDependencies,
  of: { projectId: string; application: string; name: string; rotation: string | null },
  {
    key: { keyId, key },
    sealed,
    before,
  }: { key: RuntimeKey; sealed: string; before: string | null },
) => {
  const { projectId, application, name, rotation } = of
  const hash = createHash('sha256').update(key).digest('hex')
  await sql`with kept as (
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
}

/**
 * The key of an application, until its first use. None is created for one that was issued a key, nor
 * twice for the same rotation: a late run would give its site a key that is not recorded.
 */
export const ensureRuntimeKey = async (
  at: SecretDependencies,
  projectId: string,
  application: string,
  request: RuntimeKeyRequest,
): Promise<RuntimeKey | undefined> => {
  const name = `marketplace_key:${application}`
  const rotation = typeof request === 'string' ? null : request.rotation
  const rotatedTo = rotation && uuidv5(application, rotation)
  const before = await readSealedSecret(at, projectId, name)
  const kept = openRuntimeKey(at, projectId, name, before)
  if (kept && (rotatedTo === null || kept.keyId === rotatedTo)) return kept
  if (request === 'known') return undefined
  const keyId = rotatedTo ?? Bun.randomUUIDv7()
  const key = { keyId, key: `vrs_${projectId}_${generateSecret()}` }
  const sealed = at.vault.sealSecret(JSON.stringify(key), sealingContext(projectId, name))
  const of = { projectId, application, name, rotation }
  await saveRuntimeKey(at, of, { key, sealed, before: before ?? null })
  return openRuntimeKey(at, projectId, name, await readSealedSecret(at, projectId, name))
}
