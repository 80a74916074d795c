import { isIP } from 'node:net'
import { createMethodError } from './results'

/** Parses one parameter or refuses it: 2003 missing, 2004 range, 2005 syntax. */
export type ParameterRule<T> = (value: unknown, name: string) => T
export type ParameterRules = Record<string, ParameterRule<unknown>>
export type CheckedParameters<R extends ParameterRules> = { [K in keyof R]: ReturnType<R[K]> }

const isMissing = (value: unknown) => value === undefined || value === null || value === ''

export const required =
  <T>(rule: ParameterRule<T>): ParameterRule<T> =>
  (value, name) => {
    if (isMissing(value)) throw createMethodError(2003, `Parameter ${name} is required.`)
    return rule(value, name)
  }

export const optional =
  <T>(rule: ParameterRule<T>): ParameterRule<T | undefined> =>
  (value, name) =>
    isMissing(value) ? undefined : rule(value, name)

export const text =
  (max: number): ParameterRule<string> =>
  (value, name) => {
    if (typeof value !== 'string' && typeof value !== 'number')
      throw createMethodError(2005, `Parameter ${name} must be text.`)
    if (String(value).length > max)
      throw createMethodError(2004, `Parameter ${name} is longer than ${max} characters.`)
    return String(value)
  }

export const matchingText =
  (pattern: RegExp, max: number): ParameterRule<string> =>
  (value, name) => {
    const parsed = text(max)(value, name)
    if (!pattern.test(parsed)) throw createMethodError(2005, `Parameter ${name} has a wrong form.`)
    return parsed
  }

/** Numbers may come as strings. */
export const int =
  (min: number, max = Number.MAX_SAFE_INTEGER): ParameterRule<number> =>
  (value, name) => {
    if (!/^-?\d+$/.test(String(value)))
      throw createMethodError(2005, `Parameter ${name} must be a number.`)
    const parsed = Number(value)
    if (parsed < min || parsed > max)
      throw createMethodError(2004, `Parameter ${name} is out of range.`)
    return parsed
  }

export const bool: ParameterRule<boolean> = (value, name) => {
  if ([true, 1, '1', 'true'].includes(value as never)) return true
  if ([false, 0, '0', 'false'].includes(value as never)) return false
  throw createMethodError(2005, `Parameter ${name} must be a boolean.`)
}

export const oneOf =
  <T extends string>(...allowed: T[]): ParameterRule<T> =>
  (value, name) => {
    const choice = allowed.find((candidate) => candidate === value)
    if (!choice)
      throw createMethodError(2005, `Parameter ${name} must be one of ${allowed.join(', ')}.`)
    return choice
  }

/** One value, or an array of them. */
export const list =
  <T>(rule: ParameterRule<T>): ParameterRule<T[]> =>
  (value, name) =>
    (Array.isArray(value) ? value : [value]).map((each) => rule(each, name))

/** A parameter of the real INWX that the stand-in does not implement: refused when it is present. */
export const unsupported: ParameterRule<undefined> = (value, name) => {
  if (isMissing(value)) return undefined
  throw createMethodError(2102, `The stand-in does not do ${name}.`)
}

export const anyValue: ParameterRule<unknown> = (value) => value

/** A host name in ACE without a trailing dot, turned to lower case. */
export const host: ParameterRule<string> = (value, name) =>
  matchingText(/^(\*\.)?([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}$/i, 253)(
    value,
    name,
  ).toLowerCase()

export const ip: ParameterRule<string> = (value, name) => {
  if (typeof value !== 'string' || !isIP(value))
    throw createMethodError(2005, `Parameter ${name} must be an IP address.`)
  return value
}

export const renewalMode = oneOf('AUTORENEW', 'AUTODELETE', 'AUTOEXPIRE')

export const period = oneOf(
  '1M',
  ...(['1Y', '2Y', '3Y', '4Y', '5Y', '6Y', '7Y', '8Y', '9Y', '10Y'] as const),
)

/** Allowed in every call. */
const commonParameters = ['lang', 'clTRID', 'user', 'pass', 'subuser']

export const checkParameters = <R extends ParameterRules>(
  rules: R,
  params: Record<string, unknown>,
): CheckedParameters<R> => {
  const unknown = Object.keys(params).find(
    (name) => !(name in rules) && !commonParameters.includes(name),
  )
  if (unknown) throw createMethodError(2005, `Parameter ${unknown} is unknown.`)
  const entries = Object.entries(rules).map(([name, rule]) => [name, rule(params[name], name)])
  return Object.fromEntries(entries) as CheckedParameters<R>
}
