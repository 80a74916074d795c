import type { Asked } from './permission-router'

const longest = 200
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Only what has the shape of an id is looked up. */
export const isId = (text: string | undefined): text is string => uuid.test(text ?? '')

/** A parameter of the address as PostgreSQL can take it: no NUL, not endless, not empty. */
const clean = (value: string | undefined) => {
  const text = value?.replaceAll('\u0000', '').trim().slice(0, longest)
  return text === '' ? undefined : text
}

/** Those of these parameters that say something. */
export const query = <Name extends string>(
  c: Asked,
  names: readonly Name[],
): Partial<Record<Name, string>> => {
  const given = names.flatMap((name) => {
    const value = clean(c.req.query(name))
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(given) as Partial<Record<Name, string>>
}
