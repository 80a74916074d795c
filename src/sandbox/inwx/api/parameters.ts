import { isIP } from 'node:net'
import { refuse } from './results'

/** Reads one parameter or refuses it: 2003 missing, 2004 range, 2005 syntax. */
export type Rule<T> = (value: unknown, name: string) => T
export type Rules = Record<string, Rule<unknown>>
export type Checked<R extends Rules> = { [K in keyof R]: ReturnType<R[K]> }

const missing = (value: unknown) => value === undefined || value === null || value === ''

export const required =
  <T>(rule: Rule<T>): Rule<T> =>
  (value, name) => {
    if (missing(value)) throw refuse(2003, `Parameter ${name} is required.`)
    return rule(value, name)
  }

export const optional =
  <T>(rule: Rule<T>): Rule<T | undefined> =>
  (value, name) =>
    missing(value) ? undefined : rule(value, name)

export const text =
  (max: number): Rule<string> =>
  (value, name) => {
    if (typeof value !== 'string' && typeof value !== 'number')
      throw refuse(2005, `Parameter ${name} must be text.`)
    if (String(value).length > max)
      throw refuse(2004, `Parameter ${name} is longer than ${max} characters.`)
    return String(value)
  }

export const matching =
  (pattern: RegExp, max: number): Rule<string> =>
  (value, name) => {
    const found = text(max)(value, name)
    if (!pattern.test(found)) throw refuse(2005, `Parameter ${name} has a wrong form.`)
    return found
  }

/** Numbers may come as strings. */
export const int =
  (min: number, max = Number.MAX_SAFE_INTEGER): Rule<number> =>
  (value, name) => {
    if (!/^-?\d+$/.test(String(value))) throw refuse(2005, `Parameter ${name} must be a number.`)
    const found = Number(value)
    if (found < min || found > max) throw refuse(2004, `Parameter ${name} is out of range.`)
    return found
  }

export const flag: Rule<boolean> = (value, name) => {
  if ([true, 1, '1', 'true'].includes(value as never)) return true
  if ([false, 0, '0', 'false'].includes(value as never)) return false
  throw refuse(2005, `Parameter ${name} must be a boolean.`)
}

export const oneOf =
  <T extends string>(...allowed: T[]): Rule<T> =>
  (value, name) => {
    const found = allowed.find((word) => word === value)
    if (!found) throw refuse(2005, `Parameter ${name} must be one of ${allowed.join(', ')}.`)
    return found
  }

/** One value, or an array of them. */
export const list =
  <T>(rule: Rule<T>): Rule<T[]> =>
  (value, name) =>
    (Array.isArray(value) ? value : [value]).map((each) => rule(each, name))

/** The true INWX knows it, the stand-in says so instead of pretending. */
export const notHere: Rule<undefined> = (value, name) => {
  if (missing(value)) return undefined
  throw refuse(2102, `The stand-in does not do ${name}.`)
}

export const anything: Rule<unknown> = (value) => value

/** ACE, without a trailing dot; answers it in lower case. */
export const host: Rule<string> = (value, name) =>
  matching(/^(\*\.)?([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}$/i, 253)(
    value,
    name,
  ).toLowerCase()

export const ip: Rule<string> = (value, name) => {
  if (typeof value !== 'string' || !isIP(value))
    throw refuse(2005, `Parameter ${name} must be an IP address.`)
  return value
}

export const period = oneOf(
  '1M',
  ...(['1Y', '2Y', '3Y', '4Y', '5Y', '6Y', '7Y', '8Y', '9Y', '10Y'] as const),
)

/** Sent along with any call. */
const everywhere = ['lang', 'clTRID', 'user', 'pass', 'subuser']

export const check = <R extends Rules>(rules: R, params: Record<string, unknown>): Checked<R> => {
  const unknown = Object.keys(params).find((name) => !(name in rules) && !everywhere.includes(name))
  if (unknown) throw refuse(2005, `Parameter ${unknown} is unknown.`)
  const entries = Object.entries(rules).map(([name, rule]) => [name, rule(params[name], name)])
  return Object.fromEntries(entries) as Checked<R>
}
