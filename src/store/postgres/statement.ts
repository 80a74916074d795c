import { createHash } from 'node:crypto'

/** One SQL statement; its name makes it a prepared one. */
export type Statement = { name: string; text: string; values: unknown[] }

const names = new Map<string, string>()

const nameOf = (text: string) => {
  const known = names.get(text)
  if (known) return known
  const name = `vrs_${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`
  names.set(text, name)
  return name
}

export const statement = (text: string, values: unknown[]): Statement => ({
  name: nameOf(text),
  text,
  values,
})
