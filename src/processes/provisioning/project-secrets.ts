import { createHash, randomBytes } from 'node:crypto'
import { v5 as uuidv5 } from 'uuid'
import type { Sql } from '../../../projections/projection'
import type { Vault } from '../../security/vault'
import {
  findSealedSecret,
  insertProjectSecret,
  insertRuntimeKey,
} from '../../store/ledgers/project-secrets'

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
  await insertProjectSecret(sql, { projectId, name, sealed })
  const found = await readProjectSecret({ sql, vault }, projectId, name)
  if (found === undefined)
    throw new Error(`expected secret ${name} of project ${projectId}, found none`)
  return found
}

/** A sealed secret, opened; undefined when there is none, or none any more. */
export const readProjectSecret = async (
  { sql, vault }: SecretDependencies,
  projectId: string,
  name: string,
) => {
  const sealed = await findSealedSecret(sql, projectId, name)
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

/** The site's secrets, except its runtime key. */
export const ensureSecrets = async (at: SecretDependencies, projectId: string) => ({
  databasePassword: await ensureSecret(at, projectId, 'database_password', generateSecret),
  siteSecret: await ensureSecret(at, projectId, 'site_secret', generateSecret),
})

/** Whether an application has its key, or the event (a UUID) that asks for another one. */
export type RuntimeKeyRequest = 'new' | 'known' | { rotation: string }

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
  const before = await findSealedSecret(at.sql, projectId, name)
  const kept = openRuntimeKey(at, projectId, name, before)
  if (kept && (rotatedTo === null || kept.keyId === rotatedTo)) return kept
  if (request === 'known') return undefined
  const keyId = rotatedTo ?? Bun.randomUUIDv7()
  const key = { keyId, key: `vrs_${projectId}_${generateSecret()}` }
  const sealed = at.vault.sealSecret(JSON.stringify(key), sealingContext(projectId, name))
  // Only the hash of a runtime key is kept; it is known before any site can show it.
  const hash = createHash('sha256').update(key.key).digest('hex')
  const row = { projectId, application, name, rotation, keyId, hash, sealed }
  await insertRuntimeKey(at.sql, { ...row, before: before ?? null })
  return openRuntimeKey(at, projectId, name, await findSealedSecret(at.sql, projectId, name))
}
