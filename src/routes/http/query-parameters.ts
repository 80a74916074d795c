import type { RequestContext } from './permission-router'

const maxParameterLength = 200
const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Only what has the shape of an id is looked up. */
export const isUuid = (text: string | undefined): text is string => uuidPattern.test(text ?? '')

/** A parameter of the address as PostgreSQL can take it: no NUL, not endless, not empty. */
const cleanParameter = (value: string | undefined) => {
  const text = value?.replaceAll('\u0000', '').trim().slice(0, maxParameterLength)
  return text === '' ? undefined : text
}

/** Those of these parameters that say something. */
export const readQuery = <Name extends string>(
  c: RequestContext,
  names: readonly Name[],
): Partial<Record<Name, string>> => {
  const given = names.flatMap((name) => {
    const value = cleanParameter(c.req.query(name))
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(given) as Partial<Record<Name, string>>
}
