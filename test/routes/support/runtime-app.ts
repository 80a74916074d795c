import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import type { VrsEvent } from '../../../events'
import { licenseStream, pluginStream, projectStream } from '../../../events/streams'
import { openArtifacts } from '../../../src/integrations/artifacts/folder-artifact-store'
import { openCommands } from '../../../src/main/create-command-handlers'
import { type Env, openDoor } from '../../../src/routes/http/permission-router'
import type { Desk } from '../../../src/routes/http/route-dependencies'
import { openRuntimeDesk } from '../../../src/routes/runtime/runtime-dependencies'
import { runtimeGuard } from '../../../src/routes/runtime/runtime-guard'
import { runtimeRoutes } from '../../../src/routes/runtime/runtime-routes'
import { signManifest } from '../../../src/security/jws'
import { openSigningKeys } from '../../../src/security/signing-keys'
import { openVault } from '../../../src/security/vault'
import { openChanges } from '../../../src/store/event-store/stream-notifications'
import { openArchives } from '../../../src/vendor-queries/archive-cache'
import { openTestStore } from '../../support/test-store'

export const publicUrl = 'https://vrs.example'
export const sha256 = (bytes: string | Uint8Array) =>
  createHash('sha256').update(bytes).digest('hex')

const elsewhere = () => {
  throw new Error('expected no runtime to ask this')
}

const openDeskFor = async (now: () => Date, dir: string) => {
  const masterKey = randomBytes(32)
  const { store, sql, close } = await openTestStore({ now })
  const keys = openSigningKeys({ sql, masterKey, now })
  await keys.ensure(['access', 'license', 'publisher'])
  const changes = await openChanges(sql)
  const artifacts = openArtifacts({ dir })
  const alerts: { kind: string; subject: string; detail: string }[] = []
  const desk: Desk = {
    store,
    sql,
    commands: openCommands(store),
    quote: elsewhere,
    stock: elsewhere,
    foresee: elsewhere,
    questions: {
      ensureCheckout: elsewhere,
      checkout: elsewhere,
      stripeNotice: elsewhere,
      archive: openArchives(artifacts),
      serverKeys: elsewhere,
      domainName: elsewhere,
      domainNow: elsewhere,
      registry: elsewhere,
      preflight: elsewhere,
      plan: elsewhere,
      deploymentLog: elsewhere,
    },
    vault: openVault(sql, masterKey),
    keys,
    changes,
    orderKey: randomBytes(32),
    publicUrl,
    mode: 'sandbox',
    alert: async (kind, subject, detail) => void alerts.push({ kind, subject, detail }),
    now,
    draining: new AbortController().signal,
  }
  const end = async () => {
    await changes.close()
    await close()
  }
  return { desk, artifacts, alerts, end }
}

const context = { by: 'system:test', correlationId: 'test', causationId: 'test' } as const

/** The marketplace as runtimes see it, on a database and an artifact store of its own. */
export const givenRuntimes = async () => {
  const clock = { now: new Date('2026-11-21T10:00:00.000Z') }
  const dir = await mkdtemp(join(tmpdir(), 'vrs-runtime-'))
  const { desk, artifacts, alerts, end } = await openDeskFor(() => clock.now, dir)
  const runtimeDesk = openRuntimeDesk(desk)
  const door = openDoor({
    public: (_, next) => next(),
    runtime: runtimeGuard(desk),
    order: elsewhere,
    read: elsewhere,
    write: elsewhere,
    manage: elsewhere,
    audit: elsewhere,
    operator: elsewhere,
    'projects:read': elsewhere,
    'projects:write': elsewhere,
    'projects:deploy': elsewhere,
  })
  runtimeRoutes(desk, runtimeDesk)(door)
  const app = new Hono<Env>()
  app.use((c, next) => {
    c.set('requestId', crypto.randomUUID())
    return next()
  })
  app.route('/', door.app)

  const happen = (stream: string, ...events: VrsEvent[]) =>
    desk.store.act(context, async () => {
      const { at } = await desk.store.read(stream)
      return { grows: [{ stream, at, events }] }
    })

  return {
    desk,
    runtimeDesk,
    clock,
    alerts,
    app,
    pathOf: (digest: string) => join(dir, digest.slice(0, 2), digest.slice(2, 4), digest),
    happen,
    ...acts({ desk, artifacts, happen }),
    close: async () => {
      await runtimeDesk.close()
      await end()
      await rm(dir, { recursive: true })
    },
  }
}

export type Runtimes = Awaited<ReturnType<typeof givenRuntimes>>

type Acting = {
  desk: Desk
  artifacts: ReturnType<typeof openArtifacts>
  happen: (stream: string, ...events: VrsEvent[]) => Promise<unknown>
}

const acts = ({ desk, artifacts, happen }: Acting) => ({
  /** An order that is released, with a runtime key that was never used. */
  order: async (projectId: string, plugins: string[]) => {
    await happen(projectStream(projectId), ...ordered(projectId, plugins))
    const key = `vrs_${projectId}_${randomBytes(16).toString('hex')}_with_underscores`
    await desk.sql`insert into runtime_keys (key_id, project_id, key_hash)
      values (${crypto.randomUUID()}, ${projectId}, ${sha256(key)})`
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
    more: { minCore?: string; size?: number } = {},
  ) => {
    const { minCore = '0.1.0', size = 5000 } = more
    const bytes = new Uint8Array(randomBytes(size))
    const digest = await artifacts.put(bytes)
    const claims = { name, version, runtime: 'bun' as const, sha256: digest, size, minCore }
    const manifest = await signManifest(await desk.keys.current('publisher'), {
      ...claims,
      dependsOn: {},
      createdAt: desk.now().toISOString(),
      previous: null,
    })
    const { name: _, ...published } = claims
    await happen(pluginStream(name), {
      type: 'PluginVersionPublished',
      data: {
        ...published,
        manifest,
        dependsOn: {},
        changelog: '',
        isStable: true,
        isBreaking: false,
      },
    })
    return { bytes, sha256: digest, manifest, name, version, size }
  },
})

const ordered = (id: string, plugins: string[]): VrsEvent[] => [
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
export const runtimeOf = async ({ app }: Pick<Runtimes, 'app'>, projectId: string, key: string) => {
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
  }
}

export const problemOf = async (answer: Response | Promise<Response>) => {
  const response = await answer
  const body = (await response.json()) as { code?: string; link?: string; status?: number }
  return { status: response.status, code: body.code, link: body.link }
}
