import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { DamagedStateError } from '../damaged-state-error'

/** Where the schema was not met; never a value, which may be a secret. */
const describeMismatch = (error: unknown) =>
  error instanceof z.ZodError
    ? error.issues.map(({ path, code }) => `${code} at /${path.join('/')}`).join(', ')
    : 'no JSON'

/** The content of the JSON file; undefined when it is missing. Throws `DamagedStateError` if it is not of the schema. */
export const readJsonFile = <T>(path: string, schema: z.ZodType<T>): T | undefined => {
  if (!existsSync(path)) return undefined
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new DamagedStateError(path, 'JSON as this service wrote it', describeMismatch(error))
  }
}

/** Replaces the file atomically; only its owner can read it. */
export const writeJsonFile = (path: string, value: object) => {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}
