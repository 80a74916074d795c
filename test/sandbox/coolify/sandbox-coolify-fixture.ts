import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CoolifyOptions, openCoolify } from '../../../src/sandbox/coolify/coolify-stand-in'
import { openFaults } from '../../../src/sandbox/fault-injector'

export const token = '1|all-of-it'
export const readOnly = '2|only-read'
const tinySite = join(import.meta.dir, 'tiny-site.ts')

/** Looked into as it comes. */
type Body = ReturnType<typeof JSON.parse>
export type Reply = { status: number; body: Body; headers: Headers }

export const newFolder = () => mkdtempSync(join(tmpdir(), 'vrs-test-coolify-'))

/** A Coolify of its own, without latency, whose sites are ten lines long. */
export const openGiven = async (changes: Partial<CoolifyOptions> = {}) => {
  const dataDir = changes.dataDir ?? newFolder()
  const faults = changes.faults ?? openFaults()
  const coolify = await openCoolify({
    dataDir,
    port: 0,
    faults,
    token,
    tokens: { [readOnly]: ['read'] },
    adminDatabaseUrl: 'postgres://nobody:nothing@127.0.0.1:1/none',
    bootOrder: 1,
    launch: () => [process.execPath, tinySite],
    ...changes,
  })
  const raw = async (method: string, path: string, init: RequestInit = {}): Promise<Reply> => {
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
    ask: as(token),
    end: async () => {
      await coolify.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type Given = Awaited<ReturnType<typeof openGiven>>

export const someProject = async ({ ask }: Given, name = 'vrs-berger-1a2b3c4d') => {
  const { body } = await ask('POST', '/projects', { name })
  return String(body.uuid)
}

export const someServer = async ({ ask }: Given) => {
  const { body } = await ask('GET', '/servers')
  return String(body[0].uuid)
}

export const imageOf = async (given: Given, project: string, changes: object = {}) => ({
  project_uuid: project,
  environment_name: 'production',
  server_uuid: await someServer(given),
  name: 'vrs-berger-1a2b3c4d',
  docker_registry_image_name: 'ghcr.io/vrs/core',
  docker_registry_image_tag: '1.0.0',
  ports_exposes: '8000',
  health_check_enabled: true,
  health_check_path: '/health',
  autogenerate_domain: false,
  ...changes,
})

export const someApplication = async (given: Given, changes: object = {}) => {
  const project = await someProject(given)
  const image = await imageOf(given, project, changes)
  const { body } = await given.ask('POST', '/applications/dockerimage', image)
  return String(body.uuid)
}

/** Asks again until `check` answers something; fails after five seconds. */
export const eventually = async <T>(check: () => Promise<T | undefined | false>): Promise<T> => {
  const deadline = Date.now() + 5000
  while (Date.now() < deadline) {
    const found = await check()
    if (found) return found
    await Bun.sleep(10)
  }
  throw new Error(`expected within 5 s: ${check}`)
}

export const endOf = (given: Given, deployment: string) =>
  eventually(async () => {
    const { body } = await given.ask('GET', `/deployments/${deployment}`)
    return ['finished', 'failed', 'cancelled-by-user'].includes(body.status) && body
  })

export const deployed = async (given: Given, application: string) => {
  const { body } = await given.ask('POST', `/deploy?uuid=${application}`)
  return endOf(given, body.deployments[0].deployment_uuid)
}

export const isGone = (pid: number) => {
  try {
    return !process.kill(pid, 0)
  } catch {
    return true
  }
}
