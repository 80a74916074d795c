import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import type { DomainEvent } from '../../../events'
import { licenseStream, pluginStream, projectStream } from '../../../events/streams'
import { openFolderArtifactStore } from '../../../src/integrations/artifacts/folder-artifact-store'
import { openCatalogueSnapshot } from '../../../src/main/catalogue-snapshot'
import { createCommandHandlers } from '../../../src/main/create-command-handlers'
import { createOpenApiDocument } from '../../../src/routes/docs/open-api-document'
import type { Env } from '../../../src/routes/http/permission-router'
import { createErrorHandler } from '../../../src/routes/http/problem-pages'
import type { RouteDependencies } from '../../../src/routes/http/route-dependencies'
import { createPermissionRouter } from '../../../src/routes/http/router/create-permission-router'
import { openRuntimeDependencies } from '../../../src/routes/runtime/runtime-dependencies'
import { runtimeGuard } from '../../../src/routes/runtime/runtime-guard'
import { runtimeRoutes } from '../../../src/routes/runtime/runtime-routes'
import { signManifest } from '../../../src/security/jws'
import type { PrivateSigningKey } from '../../../src/security/signing-key'
import { openSigningKeys } from '../../../src/security/signing-keys'
import { openVault } from '../../../src/security/vault'
import { openStreamNotifications } from '../../../src/store/event-store/stream-notifications'
import { createArchiveReader } from '../../../src/vendor-queries/archive-cache'
import { openTestStore } from '../../support/test-store'
import type { OpenApiJson } from '../docs/openapi-operations'
import { createDocumentedFetch } from './check-documented'

export const testPublicUrl = 'https://vrs.example'
export const sha256Hex = (bytes: string | Uint8Array) =>
  createHash('sha256').update(bytes).digest('hex')

const rejectUnexpectedCall = () => {
  throw new Error('expected no runtime to ask this')
}

const openRuntimeRouteDependencies = async (now: () => Date, dir: string) => {
  const masterKey = randomBytes(32)
  const { store, sql, close } = await openTestStore({ now })
  const keys = openSigningKeys({ sql, masterKey, now })
  await keys.ensure(['access', 'license', 'publisher'])
  const changes = await openStreamNotifications(sql)
  const artifacts = openFolderArtifactStore({ dir })
  const alerts: { kind: string; subject: string; detail: string }[] = []
  const deps: RouteDependencies = {
    store,
    sql,
    commands: createCommandHandlers(store, sql, now),
    quote: rejectUnexpectedCall,
    catalogueSnapshot: openCatalogueSnapshot(sql, changes, now),
    previewCommand: rejectUnexpectedCall,
    vendorQueries: {
      ensureCheckout: rejectUnexpectedCall,
      getCheckout: rejectUnexpectedCall,
      readStripeNotice: rejectUnexpectedCall,
      readArchive: createArchiveReader(artifacts),
      listServerKeys: rejectUnexpectedCall,
      checkDomainName: rejectUnexpectedCall,
      observeDomain: rejectUnexpectedCall,
      getRegistryRequirements: rejectUnexpectedCall,
      runPreflight: rejectUnexpectedCall,
      createPlan: rejectUnexpectedCall,
      getDeploymentLog: rejectUnexpectedCall,
    },
    vault: openVault(sql, masterKey),
    keys,
    versionPublisher: { findSigningKeyId: rejectUnexpectedCall, publish: rejectUnexpectedCall },
    changes,
    orderTokenKey: randomBytes(32),
    publicUrl: testPublicUrl,
    contactMail: 'service@vrs.example',
    refundLimitCents: 10_000,
    yearlyDiscountPercent: 10,
    rolloutPace: { internalMinutes: 60, tenthMinutes: 1440 },
    mode: 'sandbox',
    alert: async (kind, subject, detail) => void alerts.push({ kind, subject, detail }),
    now,
    shutdownSignal: new AbortController().signal,
  }
  const end = async () => {
    await changes.close()
    await close()
  }
  return { deps, artifacts, alerts, end }
}

const context = { by: 'system:test', correlationId: 'test', causationId: 'test' } as const

/** The marketplace as runtimes see it, on a database and an artifact store of its own. */
export const openRuntimeApp = async () => {
  const clock = { now: new Date('2026-11-21T10:00:00.000Z') }
  const dir = await mkdtemp(join(tmpdir(), 'vrs-runtime-'))
  const { deps, artifacts, alerts, end } = await openRuntimeRouteDependencies(() => clock.now, dir)
  const runtimeDesk = openRuntimeDependencies(deps)
  const router = createPermissionRouter({
    runtime: runtimeGuard(deps),
    order: rejectUnexpectedCall,
    read: rejectUnexpectedCall,
    write: rejectUnexpectedCall,
    manage: rejectUnexpectedCall,
    audit: rejectUnexpectedCall,
    operator: rejectUnexpectedCall,
    'projects:read': rejectUnexpectedCall,
    'projects:write': rejectUnexpectedCall,
    'projects:deploy': rejectUnexpectedCall,
    publish: rejectUnexpectedCall,
  })
  runtimeRoutes(deps, runtimeDesk)(router)
  const app = new Hono<Env>()
  app.use((c, next) => {
    c.set('requestId', crypto.randomUUID())
    return next()
  })
  app.onError(
    createErrorHandler(deps, (error) => {
      throw error
    }),
  )
  app.route('/', router.app)
  const described = router.routes.flatMap(({ declaration, permission }) =>
    declaration ? [{ declaration, permission }] : [],
  )
  const document = createOpenApiDocument(described, { version: 'test', publicUrl: testPublicUrl })
  const documented = createDocumentedFetch(
    (request: Request) => app.request(request),
    document as unknown as OpenApiJson,
  )
  const request = (path: string, init?: RequestInit) =>
    documented.fetch(new Request(`http://localhost${path}`, init))

  const happen = (stream: string, ...events: DomainEvent[]) =>
    deps.store.commit(context, async () => {
      const { version } = await deps.store.read(stream)
      return { appends: [{ stream, expectedVersion: version, events }] }
    })

  return {
    deps,
    runtimeDesk,
    clock,
    alerts,
    app: { request },
    document: document as unknown as OpenApiJson,
    pathOf: (digest: string) => join(dir, digest.slice(0, 2), digest.slice(2, 4), digest),
    happen,
    ...createRuntimeSetup({ deps, artifacts, happen }),
    close: async () => {
      await runtimeDesk.close()
      await end()
      await rm(dir, { recursive: true })
      documented.assertNone()
    },
  }
}

export type RuntimeApp = Awaited<ReturnType<typeof openRuntimeApp>>

type RuntimeSetupOptions = {
  deps: RouteDependencies
  artifacts: ReturnType<typeof openFolderArtifactStore>
  happen: (stream: string, ...events: DomainEvent[]) => Promise<unknown>
}

const createRuntimeSetup = ({ deps, artifacts, happen }: RuntimeSetupOptions) => ({
  /** An order that is released, with a runtime key that was never used. */
  order: async (projectId: string, plugins: string[]) => {
    await happen(projectStream(projectId), ...orderedProjectEvents(projectId, plugins))
    const key = `vrs_${projectId}_${randomBytes(16).toString('hex')}_with_underscores`
    await deps.sql`insert into runtime_keys (key_id, project_id, key_hash)
      values (${crypto.randomUUID()}, ${projectId}, ${sha256Hex(key)})`
    return key
  },
  license: (projectId: string, plugin: string, dates: object = {}) =>
    happen(licenseStream(projectId, plugin), {
      type: 'LicenseIssued',
      data: { projectId, plugin, cycle: 'monthly', netCents: 900, source: 'order', ...dates },
    }),
  /** Any bytes as a published version. */
  publish: async (
    name: string,
    version: string,
    more: {
      minCore?: string
      size?: number
      dependsOn?: Record<string, string>
      key?: PrivateSigningKey | undefined
    } = {},
  ) => {
    const { minCore = '0.1.0', size = 5000, dependsOn = {}, key } = more
    const bytes = new Uint8Array(randomBytes(size))
    const digest = await artifacts.put(bytes)
    const claims = { name, version, runtime: 'bun' as const, sha256: digest, size, minCore }
    const manifest = await signManifest(key ?? (await deps.keys.getCurrent('publisher')), {
      ...claims,
      dependsOn,
      createdAt: deps.now().toISOString(),
      previous: null,
    })
    const { name: _, ...published } = claims
    await happen(pluginStream(name), {
      type: 'PluginVersionPublished',
      data: {
        ...published,
        manifest,
        dependsOn,
        changelog: '',
        isStable: true,
        isBreaking: false,
      },
    })
    return { bytes, sha256: digest, manifest, name, version, size }
  },
})

const orderedProjectEvents = (id: string, plugins: string[]): DomainEvent[] => [
  {
    type: 'ProjectOrdered',
    data: {
      orderNumber: `2026-${id.slice(-5)}`,
      customerId: 'ada',
      projectType: 'business_directory',
      name: 'Steuerberater Köln',
      slug: `kunde-${id}`,
      plugins,
      billingCycle: 'monthly',
      price: {
        netCents: 4900,
        taxCents: 931,
        grossCents: 5831,
        currency: 'EUR',
        taxRatePercent: 19,
        lines: [],
      },
      domain: { kind: 'subdomain', name: `${id}.vrs.localhost`, baseDomain: 'vrs.localhost' },
      paymentMethod: 'invoice',
      consents: { termsVersion: '1', withdrawalWaived: true },
      isDemo: false,
    },
  },
  { type: 'ProvisioningReleased', data: { cause: 'invoiceTerms' } },
]

/** A runtime that has its access token. */
export const authorizeTestRuntime = async (
  { app }: Pick<RuntimeApp, 'app'>,
  projectId: string,
  key: string,
) => {
  const answer = await app.request(`/api/v1/projects/${projectId}/token`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
  })
  const { accessToken } = (await answer.json()) as { accessToken: string }
  const authorization = `Bearer ${accessToken}`
  return {
    get: (what: string, headers: Record<string, string> = {}) =>
      app.request(`/api/v1/projects/${projectId}/${what}`, {
        headers: { authorization, ...headers },
      }),
    boot: (report: unknown) =>
      app.request(`/api/v1/projects/${projectId}/boot`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify(report),
      }),
    download: (plugin: string, body?: object, headers: Record<string, string> = {}) =>
      app.request(`/api/v1/plugins/${plugin}/download`, {
        method: 'POST',
        headers: { authorization, ...headers },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    startTrial: (plugin: string, key: string = crypto.randomUUID(), language?: string) =>
      app.request(`/api/v1/plugins/${plugin}/trial`, {
        method: 'POST',
        headers: {
          authorization,
          ...(key ? { 'idempotency-key': key } : {}),
          ...(language ? { 'accept-language': language } : {}),
        },
      }),
  }
}

export const readProblem = async (answer: Response | Promise<Response>) => {
  const response = await answer
  const body = (await response.json()) as { code?: string; link?: string; status?: number }
  return { status: response.status, code: body.code, link: body.link }
}
