import { afterAll, beforeAll, expect, test } from 'bun:test'
import { scopesByRole } from '../../../events/codes'
import { faultKinds, vendors } from '../../../src/sandbox/fault-injector'
import { openFullApp } from '../../routes/support/full-app'
import {
  adaBerger,
  issuePersonalToken,
  type OrderHandle,
  orderBody,
  payCheckout,
  placeTestOrder,
  signIn,
  waitForOrderStatus,
  withOrderToken,
} from '../../support/order-client'
import { fetchRuntimeCredentials } from '../../support/runtime-client'
import { type ServiceProcess, startService } from '../../support/service-process'
import { createRandom } from '../matrix/seeded-random'
import { createHostileRequest, type HostileRequest, type RequestMaterial } from './hostile-requests'
import { createRawRequest, sendRawRequest } from './raw-requests'

const isProof = Boolean(process.env.VRS_PROVE)
const inputs = isProof ? 20_000 : 800
const rawInputs = isProof ? 2_000 : 150
const maxAnswerMs = 2_000
const seed = Number(process.env.VRS_SEED ?? Math.floor(Math.random() * 1_000_000))
const random = createRandom(seed)

const staffAccounts = ['admin', 'sachbearbeitung', 'revision'] as const

/** Lines of our source, or of an error's stack. */
const sourcePattern = /\bat [\w.<>]+ \(|node_modules|\.tsx?:\d+/

let service: ServiceProcess
let material: RequestMaterial
beforeAll(async () => {
  service = await startService()
  material = await collectMaterial()
}, 120_000)
afterAll(() => service.close())

const sandboxInputs = isProof ? 2_000 : 150

/** The switches of the stand-ins: they come last, since what they switch stays so. */
const sandboxMaterial = (): RequestMaterial => ({
  ...material,
  routes: [
    ...['', '/', '/console.css', '/inventory', '/faults'].map((path) => ['get', path] as const),
    ...['/faults', '/faults/clearance', '/coolify', '/latency', '/inwx', '/none'].map(
      (path) => ['post', path] as const,
    ),
    ['delete', '/faults'] as const,
  ].map(([method, path]) => ({ method, path: `/sandbox${path}` })),
  names: [
    ...['vendor', 'method', 'kind', 'status', 'code', 'body', 'times', 'delayMs', 'server'],
    ...['minMs', 'maxMs', 'perMinute', 'takenDomain', 'balanceCents', 'reachable', 'light'],
  ],
  values: [...vendors, ...faultKinds, '1', '200', 'true', 'server-1', 'vergeben.de'],
})

/** The names of a body's members, at any depth. */
const listNames = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => [name, ...listNames(inner)])
    : []

const listPropertyNames = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  const properties = 'properties' in value ? Object.keys(value.properties as object) : []
  return [...properties, ...Object.values(value).flatMap(listPropertyNames)]
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

/** The site of a live order with its key and its token, and a program with all scopes of an admin. */
const listPrograms = async (live: OrderHandle, adminCookie: string) => {
  const { key, accessToken } = await fetchRuntimeCredentials(service, live)
  return [
    { name: 'site with its key', headers: bearer(key) },
    { name: 'site', headers: bearer(accessToken) },
    {
      name: 'program of an admin',
      headers: bearer(await issuePersonalToken(service, adminCookie, scopesByRole.admin)),
    },
  ]
}

const listRoutes = async () => {
  const app = await openFullApp()
  try {
    return app.named.map(({ method, path }) => ({ method, path }))
  } finally {
    await app.close()
  }
}

/** The routes, roles and ids of a service that has a live order and an open one. */
const collectMaterial = async (): Promise<RequestMaterial> => {
  const live = await placeTestOrder(service, 'fuzz-live')
  await payCheckout(live)
  await waitForOrderStatus(service, live, 'active', 60_000)
  const open = await placeTestOrder(service, 'fuzz-offen')
  const staff = await Promise.all(
    staffAccounts.map(async (name) => ({
      name,
      headers: { cookie: await signIn(service, `${name}@vrs.localhost`) },
    })),
  )
  const description = await (await fetch(`${service.url}/openapi.json`)).json()
  return {
    routes: (await listRoutes()).filter(({ path }) => path !== '/logout'),
    callers: [
      { name: 'nobody', headers: {} },
      { name: 'customer', headers: withOrderToken(open).headers },
      ...staff,
      ...(await listPrograms(live, staff[0]?.headers.cookie ?? '')),
    ],
    ids: [live.projectId, open.projectId, 'kontakt', '1.0.2', 'fuzz-live.vrs.localhost', 'pause'],
    names: [
      ...new Set([
        ...listNames(orderBody('name')),
        ...listPropertyNames(description),
        ...Object.keys(adaBerger).map((name) => `customer.${name}`),
        ...['domain.kind', 'domain.name', 'domain.label', 'payment.method', 'act', 'view', 'plan'],
        ...[
          'reason',
          'note',
          'tab',
          'page',
          'search',
          'status',
          'next',
          'locale',
          'step',
          'stream',
        ],
      ]),
    ],
    values: [
      ...Object.values(adaBerger),
      ...['plan', 'preview', 'other', 'subdomain', 'stripe_prepaid', 'invoice', 'monthly', 'dns'],
      ...['business_directory', 'verzeichnis-basic', 'Geprüft', 'timeline', '2', 'active', 'en'],
      'fuzz-live',
    ],
  }
}

const statuses = new Map<number, number>()
afterAll(() => console.log('answers', Object.fromEntries(statuses)))

type Finding = { request: string; found: string }

const describeRequest = ({ caller, method, path, headers, body }: HostileRequest) =>
  `${caller.name}: ${method} ${path.slice(0, 300)} ${headers['content-type'] ?? ''} ${
    typeof body === 'string' ? body.slice(0, 400) : ''
  }`

const send = async (request: HostileRequest): Promise<Finding | undefined> => {
  const { method, path, headers, body } = request
  const begun = performance.now()
  const answer = await fetch(`${service.url}${path}`, {
    method,
    headers,
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  })
  const text = await answer.text()
  const ms = performance.now() - begun
  const report = (found: string) => ({ request: describeRequest(request), found })
  statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
  if (answer.status >= 500) return report(`${answer.status} ${text.slice(0, 300)}`)
  if (ms > maxAnswerMs) return report(`an answer after ${ms.toFixed(0)} ms`)
  return sourcePattern.test(text) && !path.startsWith('/docs')
    ? report(`our source: ${sourcePattern.exec(text)?.[0]}`)
    : undefined
}

const describeSeed = `seed ${seed}`

/** Four at a time; answers what should not have been answered. */
const sendAll = async (count: number, sent: RequestMaterial): Promise<Finding[]> => {
  const findings: Finding[] = []
  let left = count
  const run = async () => {
    while (left > 0) {
      left -= 1
      const finding = await send(createHostileRequest(random, sent, service.url))
      if (finding) findings.push(finding)
    }
  }
  await Promise.all(Array.from({ length: 4 }, run))
  return findings
}

test(`${inputs} hostile requests over all routes and roles: no 5xx, no slow answer, no source (${describeSeed})`, async () => {
  expect(await sendAll(inputs, material)).toEqual([])
  expect(service.hasExited()).toBe(false)
}, 1_200_000)

test(`${rawInputs} hostile lines on raw sockets: no 5xx and no source (${describeSeed})`, async () => {
  const findings: Finding[] = []
  for (let index = 0; index < rawInputs; index += 10) {
    const raw = Array.from({ length: 10 }, () => createRawRequest(random))
    const answers = await Promise.all(raw.map((bytes) => sendRawRequest(service.port, bytes, 300)))
    for (const [number, answer] of answers.entries()) {
      const isFailure = /^HTTP\/1\.1 50[0-4]/.test(answer) || sourcePattern.test(answer)
      // 505: of a version that is none.
      if (isFailure) findings.push({ request: raw[number] ?? '', found: answer.slice(0, 300) })
    }
  }
  expect(findings).toEqual([])
  expect((await fetch(`${service.url}/livez`)).status).toBe(200)
}, 600_000)

test(`${sandboxInputs} hostile requests to the stand-ins' switches: the same (${describeSeed})`, async () => {
  expect(await sendAll(sandboxInputs, sandboxMaterial())).toEqual([])
  expect((await fetch(`${service.url}/livez`)).status).toBe(200)
}, 600_000)
