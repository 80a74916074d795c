import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import type { Role } from '../../../events/codes'
import { previewCommand } from '../../../src/domain/project/preview-command'
import { openFolderArtifactStore } from '../../../src/integrations/artifacts/folder-artifact-store'
import { createOrderQuote, openCatalogueSnapshot } from '../../../src/main/catalogue-snapshot'
import { createCommandHandlers } from '../../../src/main/create-command-handlers'
import { createVersionPublisher } from '../../../src/main/publishing/publish-upload'
import { adminRoutes } from '../../../src/routes/admin/admin-routes'
import { firstPasswordRoutes } from '../../../src/routes/admin/staff/first-password'
import { passwordResetRoutes } from '../../../src/routes/admin/staff/password-reset'
import { signInRoutes } from '../../../src/routes/admin/staff/sign-in'
import { ensureStaff } from '../../../src/routes/admin/staff/staff-accounts'
import { assetRoutes } from '../../../src/routes/http/assets'
import { staffGuards } from '../../../src/routes/http/guards/staff-guards'
import type { StaffRouteDependencies } from '../../../src/routes/http/guards/staff-route-dependencies'
import { tokenGuards } from '../../../src/routes/http/guards/token-guards'
import { languageRoutes } from '../../../src/routes/http/language-routes'
import { handleRequests } from '../../../src/routes/http/middleware/handle-request'
import { requireSameOrigin } from '../../../src/routes/http/middleware/same-origin'
import type { Env } from '../../../src/routes/http/permission-router'
import {
  createErrorHandler,
  respondWithNotFound,
  respondWithProblem,
} from '../../../src/routes/http/problem-pages'
import { createPermissionRouter } from '../../../src/routes/http/router/create-permission-router'
import type { Passwords } from '../../../src/security/passwords'
import { openPasswords } from '../../../src/security/passwords'
import { openStaffSessions } from '../../../src/security/sessions'
import { openSigningKeys } from '../../../src/security/signing-keys'
import { openVault } from '../../../src/security/vault'
import { openStreamNotifications } from '../../../src/store/event-store/stream-notifications'
import { openTestStore } from '../../support/test-store'

export const staffPassword = 'vrs-sandbox'
export const staffEmails: Record<Role, string> = {
  admin: 'admin@vrs.localhost',
  caseworker: 'sachbearbeitung@vrs.localhost',
  auditor: 'revision@vrs.localhost',
}
const staffNames: Record<Role, string> = {
  admin: 'Vera Walter',
  caseworker: 'Sara Behrens',
  auditor: 'Rainer Vogt',
}

let staffHash: Promise<string> | undefined
/** The accounts of all these apps have one password, whose hash is expensive by design. */
const openTestPasswords = (): Passwords => {
  const passwords = openPasswords()
  return {
    ...passwords,
    hash: (password) => {
      if (password !== staffPassword) return passwords.hash(password)
      staffHash ??= passwords.hash(password)
      return staffHash
    },
  }
}

const rejectUnexpectedCall = () => {
  throw new Error('expected no page for staff to ask this')
}

type Settings = {
  publicUrl: string
  mode: StaffRouteDependencies['mode']
  now: () => Date
  draining: AbortSignal
}

const openRouteDependencies = async ({ publicUrl, mode, now, draining }: Settings) => {
  const masterKey = randomBytes(32)
  const db = await openTestStore({ now })
  const { store, sql } = db
  const changes = await openStreamNotifications(sql)
  const commands = createCommandHandlers(store, sql, now)
  const keys = openSigningKeys({ sql, masterKey, now })
  const dir = join(tmpdir(), `vrs-admin-${crypto.randomUUID()}`)
  const artifacts = openFolderArtifactStore({ dir })
  const publisherKeyFile = join(dir, 'publisher-key.json')
  const deps: StaffRouteDependencies = {
    store,
    sql,
    commands,
    quote: createOrderQuote(now),
    catalogueSnapshot: openCatalogueSnapshot(sql, changes, now),
    previewCommand,
    vendorQueries: {
      ensureCheckout: rejectUnexpectedCall,
      getCheckout: rejectUnexpectedCall,
      readStripeNotice: rejectUnexpectedCall,
      readArchive: rejectUnexpectedCall,
      listServerKeys: async () => [{ uuid: 'key-1', name: 'vrs-deploy' }],
      checkDomainName: rejectUnexpectedCall,
      observeDomain: rejectUnexpectedCall,
      getRegistryRequirements: rejectUnexpectedCall,
      runPreflight: async () => [],
      createPlan: async () => ({ lines: [], unreachableVendors: [] }),
      getDeploymentLog: async () => ({ state: 'unreachable' }),
    },
    vault: openVault(sql, masterKey),
    keys,
    versionPublisher: createVersionPublisher({
      ...{ artifacts, commands, keys, publisherKeyFile, sql, store },
    }),
    changes,
    orderTokenKey: randomBytes(32),
    publicUrl,
    contactMail: 'service@vrs.example',
    refundLimitCents: 10_000,
    yearlyDiscountPercent: 10,
    rolloutPace: { internalMinutes: 60, tenthMinutes: 1440 },
    mode,
    alert: async () => undefined,
    now,
    shutdownSignal: draining,
    sessions: openStaffSessions(sql, now),
    passwords: openTestPasswords(),
  }
  const close = async () => {
    await changes.close()
    await db.close()
    await rm(dir, { recursive: true, force: true })
  }
  return { deps, close }
}

const createAdminApp = (deps: StaffRouteDependencies, errors: Error[]) => {
  const log = (error: Error) => void errors.push(error)
  const refuse = () => Promise.reject(new Error('expected no such door here'))
  const handle = handleRequests({
    publicUrl: deps.publicUrl,
    checks: [requireSameOrigin(deps, (c) => respondWithProblem(c, deps, { code: 'CROSS_SITE' }))],
    fail: createErrorHandler(deps, log),
  })
  const guards = {
    order: refuse,
    runtime: refuse,
    operator: refuse,
    ...tokenGuards(deps),
    ...staffGuards(deps),
  }
  const router = createPermissionRouter(guards, { handle })
  signInRoutes(router, deps)
  firstPasswordRoutes(router, deps)
  passwordResetRoutes(router, deps)
  languageRoutes(router)
  adminRoutes(router, deps, { log, heartbeatMs: 100 })
  assetRoutes(router)
  router.post('/api/v1/echo', 'public', (c) => c.json({ ok: true }))
  router.get('/broken', 'public', () => {
    throw new Error('the pump is dry')
  })
  router.get('/slow', 'public', async (c) => {
    await deps.sql.begin(async (tx) => {
      await tx`set local statement_timeout = 50`
      await tx`select pg_sleep(5)`
    })
    return c.text('in time')
  })
  router.get('/waiting', 'public', async (c) => {
    await deps.sql.begin(async (tx) => {
      await tx`set local lock_timeout = 50`
      await tx`select from alerts`
    })
    return c.text('in time')
  })
  const app = new Hono<Env>()
  app.notFound(handle('none', (c) => respondWithNotFound(c, deps)))
  app.route('/', router.app)
  return { app, named: router.routes }
}

export type AdminApp = Awaited<ReturnType<typeof openAdminApp>>

/** The admin over a real socket and a real database, with one account of each role. */
export const openAdminApp = async (settings: Partial<Omit<Settings, 'draining'>> = {}) => {
  const errors: Error[] = []
  const draining = new AbortController()
  const mode = settings.mode ?? 'sandbox'
  const publicUrl = settings.publicUrl ?? 'http://localhost:3000'
  const now = settings.now ?? (() => new Date())
  const { deps, close } = await openRouteDependencies({
    now,
    publicUrl,
    mode,
    draining: draining.signal,
  })
  const { app, named } = createAdminApp(deps, errors)
  const server = Bun.serve({ port: 0, hostname: '127.0.0.1', idleTimeout: 0, fetch: app.fetch })
  const url = `http://127.0.0.1:${server.port}`
  const people = {} as Record<Role, string>
  for (const role of ['admin', 'caseworker', 'auditor'] as const)
    people[role] = await ensureStaff(deps, {
      email: staffEmails[role],
      name: staffNames[role],
      role,
      password: staffPassword,
    })
  return {
    url,
    deps,
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
