import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import type { Role } from '../../../events/codes'
import { foresee } from '../../../src/domain/project/preview-command'
import { openStock, quoting } from '../../../src/main/catalogue-snapshot'
import { openCommands } from '../../../src/main/create-command-handlers'
import { adminRoutes } from '../../../src/routes/admin/admin-routes'
import { firstPasswordRoutes } from '../../../src/routes/admin/staff/first-password'
import { signInRoutes } from '../../../src/routes/admin/staff/sign-in'
import { ensureStaff } from '../../../src/routes/admin/staff/staff-accounts'
import { assetRoutes, openAssets } from '../../../src/routes/http/assets'
import { staffGuards } from '../../../src/routes/http/guards/staff-guards'
import type { StaffDesk } from '../../../src/routes/http/guards/staff-route-dependencies'
import { tokenGuards } from '../../../src/routes/http/guards/token-guards'
import { languageRoutes } from '../../../src/routes/http/language-routes'
import { sameOrigin } from '../../../src/routes/http/middleware/same-origin'
import { secureHeaders } from '../../../src/routes/http/middleware/secure-headers'
import { type Env, openDoor } from '../../../src/routes/http/permission-router'
import { failure, notFound, problemAnswer } from '../../../src/routes/http/problem-pages'
import { openPasswords } from '../../../src/security/passwords'
import { openSessions } from '../../../src/security/sessions'
import { openSigningKeys } from '../../../src/security/signing-keys'
import { openVault } from '../../../src/security/vault'
import { openChanges } from '../../../src/store/event-store/stream-notifications'
import { openTestStore } from '../../support/test-store'

export const password = 'vrs-sandbox'
export const mails: Record<Role, string> = {
  admin: 'admin@vrs.localhost',
  caseworker: 'sachbearbeitung@vrs.localhost',
  auditor: 'revision@vrs.localhost',
}
const staffNames: Record<Role, string> = {
  admin: 'Vera Walter',
  caseworker: 'Sara Behrens',
  auditor: 'Rainer Vogt',
}

const nobody = () => {
  throw new Error('expected no page for staff to ask this')
}

type Settings = {
  publicUrl: string
  mode: StaffDesk['mode']
  now: () => Date
  draining: AbortSignal
}

const openDesk = async ({ publicUrl, mode, now, draining }: Settings) => {
  const masterKey = randomBytes(32)
  const db = await openTestStore({ now })
  const { store, sql } = db
  const changes = await openChanges(sql)
  const desk: StaffDesk = {
    store,
    sql,
    commands: openCommands(store),
    quote: quoting(now),
    stock: openStock(sql, changes),
    foresee,
    questions: {
      ensureCheckout: nobody,
      checkout: nobody,
      stripeNotice: nobody,
      archive: nobody,
      serverKeys: async () => [{ uuid: 'key-1', name: 'vrs-deploy' }],
      domainName: nobody,
      domainNow: nobody,
      registry: nobody,
      preflight: async () => [],
      plan: async () => ({ lines: [], silent: [] }),
      deploymentLog: async () => ({ state: 'unreachable' }),
    },
    vault: openVault(sql, masterKey),
    keys: openSigningKeys({ sql, masterKey, now }),
    changes,
    orderKey: randomBytes(32),
    publicUrl,
    mode,
    alert: async () => undefined,
    now,
    draining,
    sessions: openSessions(sql, now),
    passwords: openPasswords(),
  }
  return { desk, close: () => changes.close().then(db.close) }
}

const appOf = async (desk: StaffDesk, errors: Error[]) => {
  const log = (error: Error) => void errors.push(error)
  const refuse = () => Promise.reject(new Error('expected no such door here'))
  const door = openDoor({
    public: (_, next) => next(),
    order: refuse,
    runtime: refuse,
    operator: refuse,
    ...tokenGuards(desk),
    ...staffGuards(desk),
  })
  signInRoutes(door, desk)
  firstPasswordRoutes(door, desk)
  languageRoutes(door)
  adminRoutes(door, desk, { log, heartbeatMs: 100 })
  assetRoutes(door, await openAssets())
  door.post('/api/v1/echo', 'public', (c) => c.json({ ok: true }))
  door.get('/broken', 'public', () => {
    throw new Error('the pump is dry')
  })
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    c.set('requestId', Bun.randomUUIDv7())
    await next()
  })
  app.use(secureHeaders(desk.publicUrl))
  app.use(sameOrigin(desk, (c) => problemAnswer(c, desk, { code: 'CROSS_SITE' })))
  app.onError(failure(desk, log))
  app.notFound((c) => notFound(c, desk))
  app.route('/', door.app)
  return { app, named: door.named }
}

export type Marketplace = Awaited<ReturnType<typeof openMarketplace>>

/** The admin over a real socket and a real database, with one account of each role. */
export const openMarketplace = async (settings: Partial<Omit<Settings, 'draining'>> = {}) => {
  const errors: Error[] = []
  const draining = new AbortController()
  const mode = settings.mode ?? 'sandbox'
  const publicUrl = settings.publicUrl ?? 'http://localhost:3000'
  const now = settings.now ?? (() => new Date())
  const { desk, close } = await openDesk({ now, publicUrl, mode, draining: draining.signal })
  const { app, named } = await appOf(desk, errors)
  const server = Bun.serve({ port: 0, hostname: '127.0.0.1', idleTimeout: 0, fetch: app.fetch })
  const url = `http://127.0.0.1:${server.port}`
  const people = {} as Record<Role, string>
  for (const role of ['admin', 'caseworker', 'auditor'] as const)
    people[role] = await ensureStaff(desk, {
      email: mails[role],
      name: staffNames[role],
      role,
      password,
    })
  return {
    url,
    desk,
    named,
    errors,
    people,
    drain: () => draining.abort(),
    close: async () => {
      await server.stop(true)
      await close()
    },
  }
}
