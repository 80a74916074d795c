import type { Sql } from 'postgres'
import { selectActiveKeys, unsealKey } from './signing-key-rows'
import { masterKeyFingerprint } from './wrapped-key'

/** The fingerprint of the key that sealed what is in this database; undefined = nothing was sealed yet. */
export const readSealedFingerprint = async (sql: Sql): Promise<string | undefined> => {
  const [row] = await sql<{ fingerprint: string }[]>`select fingerprint from master_key`
  return row?.fingerprint
}

/** Databases of before have sealed keys and no fingerprint: what opens them is their key. */
const opensSealedKeys = async (sql: Sql, masterKey: Uint8Array) => {
  const rows = await selectActiveKeys(sql, new Date())
  const sealed = rows.find(({ sealedPrivate }) => sealedPrivate !== null)
  if (!sealed) return true
  try {
    unsealKey(sealed, masterKey)
    return true
  } catch {
    return false
  }
}

/** Whether this key sealed what is in the database; a key of an empty one is noted as its own. */
export const isKeyOfDatabase = async (sql: Sql, masterKey: Uint8Array): Promise<boolean> => {
  const fingerprint = masterKeyFingerprint(masterKey)
  const noted = await readSealedFingerprint(sql)
  if (noted) return noted === fingerprint
  if (!(await opensSealedKeys(sql, masterKey))) return false
  await sql`insert into master_key (fingerprint) values (${fingerprint}) on conflict do nothing`
  return (await readSealedFingerprint(sql)) === fingerprint
}
