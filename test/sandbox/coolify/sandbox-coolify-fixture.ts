import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type CoolifyOptions,
  openCoolifyStandIn,
} from '../../../src/sandbox/coolify/coolify-stand-in'
import { createFaultInjector } from '../../../src/sandbox/fault-injector'

export const sandboxCoolifyToken = '1|all-of-it'
export const readOnlyToken = '2|only-read'
const tinySite = join(import.meta.dir, 'tiny-site.ts')

/** Looked into as it comes. */
type Body = ReturnType<typeof JSON.parse>
export type SandboxCoolifyResponse = { status: number; body: Body; headers: Headers }

export const createCoolifyDataDir = () => mkdtempSync(join(tmpdir(), 'vrs-test-coolify-'))

/** Opens a fixture that `restart` replaces by a new one, with nothing of the first in it. */
export const openRestartable = async <T extends { end(): Promise<void> }>(
  open: () => Promise<T>,
) => {
  const fixture = await open()
  const restart = async () => {
    await fixture.end()
    Object.assign(fixture, await open())
  }
  return Object.assign(fixture, { restart })
}

/** A Coolify of its own, without latency, whose sites are ten lines long. */
export const openSandboxCoolify = async (changes: Partial<CoolifyOptions> = {}) => {
  const dataDir = changes.dataDir ?? createCoolifyDataDir()
  const faults = changes.faults ?? createFaultInjector()
  const coolify = await openCoolifyStandIn({
    dataDir,
    port: 0,
    faults,
    token: sandboxCoolifyToken,
    tokens: { [readOnlyToken]: ['read'] },
    adminDatabaseUrl: 'postgres://nobody:nothing@127.0.0.1:1/none',
    bootOrderSeed: 1,
    buildCommand: () => [process.execPath, tinySite],
    ...changes,
  })
  const raw = async (
    method: string,
    path: string,
    init: RequestInit = {},
  ): Promise<SandboxCoolifyResponse> => {
    const answer = await fetch(`${coolify.url}/api/v1${path}`, { method, ...init })
    const text = await answer.text()
    const json = answer.headers.get('content-type')?.includes('json')
    return { status: answer.status, headers: answer.headers, body: json ? JSON.parse(text) : text }
  }
  const as = (bearer: string) => (method: string, path: string, body?: unknown) =>
    raw(method, path, {
      headers: {
        authorization: `Bearer ${bearer}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return {
    ...coolify,
    coolify,
    faults,
    dataDir,
    raw,
    as,
    ask: as(sandboxCoolifyToken),
    end: async () => {
      await coolify.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type SandboxCoolifyFixture = Awaited<ReturnType<typeof openSandboxCoolify>>

export const createCoolifyProject = async (
  { ask }: SandboxCoolifyFixture,
  name = 'vrs-berger-1a2b3c4d',
) => {
  const { body } = await ask('POST', '/projects', { name })
  return String(body.uuid)
}

export const firstServerId = async ({ ask }: SandboxCoolifyFixture) => {
  const { body } = await ask('GET', '/servers')
  return String(body[0].uuid)
}

export const imageApplicationBody = async (
  fixture: SandboxCoolifyFixture,
  project: string,
  changes: object = {},
) => ({
  project_uuid: project,
  environment_name: 'production',
  server_uuid: await firstServerId(fixture),
  name: 'vrs-berger-1a2b3c4d',
  docker_registry_image_name: 'ghcr.io/vrs/core',
  docker_registry_image_tag: '1.0.0',
  ports_exposes: '8000',
  health_check_enabled: true,
  health_check_path: '/health',
  autogenerate_domain: false,
  ...changes,
})

export const createCoolifyApplication = async (
  fixture: SandboxCoolifyFixture,
  changes: object = {},
) => {
  const project = await createCoolifyProject(fixture)
  const image = await imageApplicationBody(fixture, project, changes)
  const { body } = await fixture.ask('POST', '/applications/dockerimage', image)
  return String(body.uuid)
}

/** Asks again until `check` answers something; fails after five seconds. */
export const pollUntil = async <T>(check: () => Promise<T | undefined | false>): Promise<T> => {
  const deadline = Date.now() + 5000
  while (Date.now() < deadline) {
    const found = await check()
    if (found) return found
    await Bun.sleep(10)
  }
  throw new Error(`expected within 5 s: ${check}`)
}

export const waitForDeployment = (fixture: SandboxCoolifyFixture, deployment: string) =>
  pollUntil(async () => {
    const { body } = await fixture.ask('GET', `/deployments/${deployment}`)
    return ['finished', 'failed', 'cancelled-by-user'].includes(body.status) && body
  })

export const deployApplication = async (fixture: SandboxCoolifyFixture, application: string) => {
  const { body } = await fixture.ask('POST', `/deploy?uuid=${application}`)
  return waitForDeployment(fixture, body.deployments[0].deployment_uuid)
}

export const hasExited = (pid: number) => {
  try {
    return !process.kill(pid, 0)
  } catch {
    return true
  }
}
