import { createHash } from 'node:crypto'

/** One SQL statement; its name makes it a prepared one. */
export type Statement = { name: string; text: string; values: unknown[] }

const statementNames = new Map<string, string>()

const statementNameOf = (text: string) => {
  const known = statementNames.get(text)
  if (known) return known
  const name = `vrs_${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`
  statementNames.set(text, name)
  return name
}

export const createStatement = (text: string, values: unknown[]): Statement => ({
  name: statementNameOf(text),
  text,
  values,
})
