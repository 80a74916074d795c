import { createHash } from 'node:crypto'
import type { BootReport } from '../../src/site/boot-report'
import { type Key, newKey, type Published } from './plugin'

export const projectId = '01970000-0000-7000-8000-00000000abcd'
export const runtimeKey = `vrs_${projectId}_c2VjcmV0_with_underscores`

export type FakeMarketplace = {
  url: string
  publisher: Key
  signer: Key
  /** What the lock names, in this order. */
  lock: Published[]
  /** What a download really answers, by plugin name; else the lock's own archive. */
  delivers: Map<string, { archive?: Uint8Array; manifest?: string; reprDigest?: string }>
  refusals: Map<string, { status: number; code: string }>
  project: Record<string, unknown>
  settings: Record<string, Record<string, unknown>>
  licenses: object[]
  reports: BootReport[]
  calls: string[]
  /** The versions of vrs-core that callers said they are. */
  cores: Set<string>
  publisherKeys: string
  invite(claims: Record<string, unknown>): Promise<string>
  stop(): void
}

const seconds = () => Math.floor(Date.now() / 1000)

/** Speaks the runtime's calls over a real socket; `port` lets it come back at the same place. */
export const startMarketplace = async (port = 0): Promise<FakeMarketplace> => {
  const [publisher, signer] = [await newKey(), await newKey()]
  const server = Bun.serve({
    port,
    hostname: '127.0.0.1',
    fetch: (request) => answer(request, market),
  })
  const market: FakeMarketplace = {
    url: `http://127.0.0.1:${server.port}`,
    publisher,
    signer,
    lock: [],
    delivers: new Map(),
    refusals: new Map(),
    project: {
      id: projectId,
      name: 'Bäckerei Berger',
      slug: 'berger',
      domain: 'berger.vrs.localhost',
      type: 'einzelkunde',
      locale: 'de',
      preview: false,
      status: 'active',
    },
    settings: {},
    licenses: [],
    reports: [],
    calls: [],
    cores: new Set(),
    publisherKeys: JSON.stringify({ keys: [publisher.publicJwk] }),
    invite: (claims) =>
      signer.sign('vrs-invite+jws', {
        aud: projectId,
        sub: 'person-1',
        jti: crypto.randomUUID(),
        iat: seconds(),
        exp: seconds() + 7 * 86_400,
        ...claims,
      }),
    stop: () => server.stop(true),
  }
  return market
}

const problem = (status: number, code: string) =>
  Response.json(
    { type: 'about:blank', title: code, status, detail: `refused with ${code}`, code },
    { status, headers: { 'content-type': 'application/problem+json' } },
  )

const answer = async (request: Request, market: FakeMarketplace): Promise<Response> => {
  const { pathname } = new URL(request.url)
  market.calls.push(`${request.method} ${pathname}`)
  market.cores.add(request.headers.get('x-vrs-core') ?? 'none')
  const refusal = market.refusals.get(pathname)
  if (refusal) return problem(refusal.status, refusal.code)
  if (pathname === '/.well-known/jwks.json')
    return Response.json({ keys: [market.signer.publicJwk] })
  const authorization = request.headers.get('authorization')
  if (pathname === `/api/v1/projects/${projectId}/token`)
    return authorization === `Bearer ${runtimeKey}`
      ? Response.json({ accessToken: 'access-1', expiresIn: 300 })
      : problem(401, 'UNKNOWN_KEY')
  if (authorization !== 'Bearer access-1') return problem(401, 'TOKEN_INVALID')
  return authorised(request, pathname, market)
}

const authorised = async (request: Request, pathname: string, market: FakeMarketplace) => {
  const project = `/api/v1/projects/${projectId}`
  if (pathname === `${project}/config`) return configOf(request, market)
  if (pathname === `${project}/license-token`) return new Response(await licenseOf(market))
  if (pathname === `${project}/boot`) {
    market.reports.push((await request.json()) as BootReport)
    return new Response(null, { status: 204 })
  }
  const [, name] = /^\/api\/v1\/plugins\/(\w+)\/download$/.exec(pathname) ?? []
  const asked = market.lock.find((entry) => entry.name === name)
  return asked ? archiveOf(asked, market) : problem(404, 'UNKNOWN_PLUGIN')
}

const configOf = (request: Request, { project, settings, lock }: FakeMarketplace) => {
  const body = JSON.stringify({
    project,
    settings,
    lock: lock.map(({ archive: _, ...entry }) => entry),
    coreMin: '1.0.0',
  })
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304 })
  return new Response(body, { headers: { etag, 'content-type': 'application/json' } })
}

const licenseOf = ({ signer, licenses }: FakeMarketplace) =>
  signer.sign('vrs-license+jws', {
    aud: projectId,
    iat: seconds(),
    exp: seconds() + 45 * 86_400,
    licenses,
  })

const archiveOf = (asked: Published, { delivers }: FakeMarketplace) => {
  const lie = delivers.get(asked.name) ?? {}
  const archive = lie.archive ?? asked.archive
  const digest = createHash('sha256').update(archive).digest('base64')
  return new Response(archive as Uint8Array<ArrayBuffer>, {
    headers: {
      'x-vrs-manifest': lie.manifest ?? asked.manifest,
      'repr-digest': lie.reprDigest ?? `sha-256=:${digest}:`,
    },
  })
}
