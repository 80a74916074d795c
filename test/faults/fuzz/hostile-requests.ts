import type { RegisteredRoute } from '../../../src/routes/http/permission-router'
import { createHostileJson, createHostileText, pick } from './hostile-values'

type Random = () => number

/** Who sends a request, by the headers that prove it. */
type Caller = { name: string; headers: Readonly<Record<string, string>> }

export type HostileRequest = {
  caller: Caller
  method: string
  /** With the query. */
  path: string
  headers: Record<string, string>
  body?: string | Uint8Array<ArrayBuffer>
}

export type RequestMaterial = {
  routes: readonly Pick<RegisteredRoute, 'method' | 'path'>[]
  callers: readonly Caller[]
  /** Ids that exist, for the places of a path. */
  ids: readonly string[]
  /** Members of bodies, fields of forms and parameters of queries that somebody reads. */
  names: readonly string[]
  /** Values that somebody accepts, so that more than the first check is reached. */
  values: readonly string[]
}

/** A lone surrogate cannot be encoded: its place is taken as `fetch` would. */
const encode = (text: string) => encodeURIComponent(text.toWellFormed())

const createValue = (random: Random, { values, ids }: RequestMaterial) => {
  const kind = random()
  if (kind < 0.35) return pick(values, random)
  return kind < 0.5 ? pick(ids, random) : createHostileText(random)
}

const fillPath = (path: string, random: Random, material: RequestMaterial) =>
  path
    .replaceAll(/\{[^}]*\}|:\w+(\{[^}]*\})?/g, () =>
      encode(random() < 0.7 ? pick(material.ids, random) : createHostileText(random)),
    )
    .replace(/\*$/, () => encode(createHostileText(random)))

const createPairs = (random: Random, material: RequestMaterial, most: number) =>
  Array.from(
    { length: Math.floor(random() * most) },
    () => [pick(material.names, random), createValue(random, material)] as const,
  )

const encodePairs = (pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')

const boundary = 'fuzz'

const encodeMultipart = (pairs: readonly (readonly [string, string])[], isTorn: boolean) => {
  const parts = pairs.map(
    ([name, value]) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return `${parts.join('')}${isTorn ? '--' : `--${boundary}--`}`.toWellFormed()
}

const randomBytes = (random: Random) =>
  Uint8Array.from({ length: Math.floor(random() * 400) }, () => Math.floor(random() * 256))

const createBody = (random: Random, material: RequestMaterial) => {
  const kind = random()
  if (kind < 0.35) {
    const text = JSON.stringify(createHostileJson(random, material.names))
    const body = random() < 0.1 ? text.slice(0, -1) : text
    return { body, type: 'application/json' }
  }
  const pairs = createPairs(random, material, 12)
  if (kind < 0.75) return { body: encodePairs(pairs), type: 'application/x-www-form-urlencoded' }
  if (kind < 0.9) {
    const body = encodeMultipart(pairs, random() < 0.4)
    return { body, type: `multipart/form-data; boundary=${boundary}` }
  }
  const types = [
    'application/json',
    'text/plain',
    'application/octet-stream',
    'multipart/form-data',
  ]
  return { body: randomBytes(random), type: pick(types, random) }
}

const optionalHeaders: readonly (readonly [string, readonly string[]])[] = [
  ['accept', ['text/html', 'application/json', '*/*', ';;;', 'text/event-streamx']],
  ['accept-language', ['de', 'en', 'x'.repeat(500), '*;q=9', '-']],
  ['hx-request', ['true', '1']],
  ['hx-request-type', ['partial']],
  ['if-none-match', ['"a"', '*', 'W/"', ',']],
  ['range', ['bytes=0-1', 'bytes=-0', 'bytes=9-1', 'bytes=a', 'bytes=0-1,2-3']],
  ['x-forwarded-for', ['1.2.3.4', 'a', ',,,', '::1']],
  ['accept-encoding', ['gzip', 'br;q=x', '*', 'identity;q=0']],
  ['last-event-id', ['1', '-1', 'a', '99999999999999999999']],
  ['stripe-signature', ['t=1,v1=a', 't=a', '']],
]

const createHeaders = (random: Random, caller: Caller, origin: string) => {
  const chosen = optionalHeaders.flatMap(([name, values]) =>
    random() < 0.12 ? [[name, pick(values, random)] as const] : [],
  )
  const key = random() < 0.7 ? crypto.randomUUID() : createHostileText(random).slice(0, 20)
  return {
    ...(random() < 0.9 ? { origin } : {}),
    ...(/^[\x20-\x7e]*$/.test(key) ? { 'idempotency-key': key } : {}),
    ...Object.fromEntries(chosen),
    ...caller.headers,
  }
}

/** Streams never end by themselves; they have tests of their own. */
const isStream = (path: string) => path.endsWith('/events')

/** One request to one route, as the random numbers decide. */
export const createHostileRequest = (
  random: Random,
  material: RequestMaterial,
  origin: string,
): HostileRequest => {
  const routes = material.routes.filter(({ path }) => !isStream(path))
  const { method, path } = pick(routes, random)
  const caller = pick(material.callers, random)
  const query = random() < 0.5 ? `?${encodePairs(createPairs(random, material, 5))}` : ''
  const headers = createHeaders(random, caller, origin)
  const request = {
    caller,
    method: method.toUpperCase(),
    path: `${fillPath(path, random, material)}${query}`,
    headers,
  }
  if (method === 'get') return request
  const { body, type } = createBody(random, material)
  return { ...request, headers: { ...headers, 'content-type': type }, body }
}
