import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openCoolifyClient } from '../../../src/integrations/coolify/coolify-client'
import type { CoolifyClient } from '../../../src/integrations/coolify/types'
import { allowedFields } from '../../../src/sandbox/coolify/api/allowed-fields'
import { pollUntil, sandboxCoolifyToken } from '../../sandbox/coolify/sandbox-coolify-fixture'
import {
  applicationSettings,
  databaseSettings,
  exampleResourceName,
  openCoolifyClientFixture,
} from './coolify-client-fixture'

const contracts = join(import.meta.dir, '../../../../shared/contracts')
const hasContracts = existsSync(contracts)

type Schema = { properties?: Record<string, unknown> }
type Operation = {
  requestBody?: { content: { 'application/json': { schema: Schema } } }
}
type OpenApi = { paths: Record<string, Record<string, Operation>> }

const read = <T>(file: string, otherwise: T): T =>
  hasContracts ? (JSON.parse(readFileSync(join(contracts, file), 'utf8')) as T) : otherwise

const openApi = read<OpenApi>('coolify-openapi.json', { paths: {} })
const official = read<Record<string, string[]>>('coolify-allowed-fields.json', {})

/** The action of the official list behind each call with a body. */
const actions: Record<string, string> = {
  'POST /projects': 'Project.create_project',
  'POST /applications/dockerimage': 'Applications.create_application',
  'POST /applications/public': 'Applications.create_application',
  'PATCH /applications/{uuid}': 'Applications.update_by_uuid',
  'POST /databases/postgresql': 'Databases.create_database',
  'POST /servers': 'Servers.create_server',
}
const itemsOf = 'Applications.create_env'

type SentRequest = { method: string; path: string; body: Record<string, unknown> | undefined }

const fits = (template: string, path: string) =>
  new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path)

/** The described path, the one with the most fixed words first. */
const findOperation = ({ method, path }: SentRequest) =>
  Object.keys(openApi.paths)
    .filter((template) => fits(template, path) && openApi.paths[template]?.[method.toLowerCase()])
    .toSorted((a, b) => a.split('{').length - b.split('{').length)[0]

const schemaOf = (method: string, path: string) =>
  openApi.paths[path]?.[method.toLowerCase()]?.requestBody?.content['application/json'].schema

const unknownFields = (body: object, allowed: readonly string[] | undefined) =>
  Object.keys(body).filter((field) => !allowed?.includes(field))

describe.skipIf(!hasContracts)("Coolify's own description", () => {
  const requests: SentRequest[] = []
  const used = new Set<string>()
  let both: Awaited<ReturnType<typeof openCoolifyClientFixture>>
  let client: CoolifyClient

  const recording = (url: string, init: RequestInit) => {
    const path = new URL(url).pathname.replace('/api/v1', '')
    const body = init.body ? JSON.parse(String(init.body)) : undefined
    requests.push({ method: init.method ?? 'GET', path, body })
    return fetch(url, init)
  }

  const noting = (one: CoolifyClient) =>
    new Proxy(one, {
      get: (target, method: keyof CoolifyClient) => {
        used.add(method)
        return target[method]
      },
    })

  const prepare = async () => {
    await both.ask('POST', '/security/keys', { name: 'deploy', private_key: 'k' })
    const [key] = await client.listPrivateKeys()
    const serverRequest = { name: 'hetzner-9', ip: '127.0.0.44', privateKey: key?.uuid ?? '' }
    const server = await client.ensureServer(serverRequest)
    await client.validateServer(server)
    await pollUntil(async () => (await client.getServer(server))?.usable)
    await client.listServers()
    const project = await client.ensureProject(exampleResourceName)
    const database = await client.ensureDatabase(databaseSettings(project, server))
    await client.isDatabaseReady(database.uuid)
    const application = await client.ensureApplication(applicationSettings(project, server))
    const image = { repository: 'https://github.com/vrs/core', branch: 'main' }
    const domains = ['https://public.example', 'https://www.public.example']
    const other = { name: 'vrs-public', image, domains }
    await client.ensureApplication(applicationSettings(project, server, other))
    const changed = { image: { name: 'ghcr.io/vrs/core', tag: '2.0.0' } }
    await client.hasOutdatedSettings(application, applicationSettings(project, server, changed))
    await client.ensureApplication(applicationSettings(project, server, changed))
    const storage = { name: 'data', mountPath: '/data' }
    await Promise.all([1, 2].map(() => client.ensureStorage(application, storage)))
    await client.setEnvs(application, { A: '1', B: 'two\nlines' })
    await client.setDomains(application, ['https://a.example'], { force: true, redirect: 'www' })
    return { project, database: database.uuid, application }
  }

  const runAndUndo = async ({
    project,
    database,
    application,
  }: Awaited<ReturnType<typeof prepare>>) => {
    const answer = await client.deploy(application, new Date().toISOString())
    if ('deployment' in answer) await client.getDeployment(answer.deployment)
    await client.listDeployments(application)
    await pollUntil(async () => (await client.getApplication(application))?.state === 'running')
    await client.getApplicationLog(application, 10)
    await client.getProjectInventory(exampleResourceName)
    await Promise.all([client.listProjects(), client.listApplications(), client.listDatabases()])
    await client.findApplicationsByName(exampleResourceName)
    await client.stopApplication(application)
    await client.deleteApplication(application)
    await client.deleteDatabase(database, { volumes: true })
    await client.getDatabase(database)
    await client.deleteProject(project)
    await client.checkVersion()
  }

  beforeAll(async () => {
    both = await openCoolifyClientFixture()
    const options = {
      url: both.url,
      token: sandboxCoolifyToken,
      record: () => {},
      fetch: recording,
    }
    client = noting(openCoolifyClient(options))
    await runAndUndo(await prepare())
  })
  afterAll(() => both.end())

  test('every method of the client was driven', () => {
    expect([...used].toSorted()).toEqual(Object.keys(both.client).toSorted())
  })

  test('knows every call', () => {
    const unknown = requests.filter((call) => !findOperation(call))
    expect(unknown.map(({ method, path }) => `${method} ${path}`)).toEqual([])
  })

  test('allows every field of every body', () => {
    const operations = new Set<string>()
    for (const call of requests) {
      if (!call.body) continue
      const operation = `${call.method} ${findOperation(call)}`
      operations.add(operation)
      if (operation === 'PATCH /applications/{uuid}/envs/bulk') {
        expect(Object.keys(call.body)).toEqual(['data'])
        for (const item of call.body.data as object[]) {
          expect(unknownFields(item, official[itemsOf])).toEqual([])
          expect(item).toMatchObject({ is_preview: false, is_literal: true, is_buildtime: false })
        }
      } else if (operation === 'POST /applications/{uuid}/storages') {
        const { properties = {} } = schemaOf('POST', '/applications/{uuid}/storages') ?? {}
        expect(unknownFields(call.body, Object.keys(properties))).toEqual([])
      } else {
        expect([operation, actions[operation]]).toEqual([operation, expect.any(String)])
        expect([operation, unknownFields(call.body, official[actions[operation] ?? ''])]).toEqual([
          operation,
          [],
        ])
      }
    }
    const others = ['PATCH /applications/{uuid}/envs/bulk', 'POST /applications/{uuid}/storages']
    expect([...operations].toSorted()).toEqual([...Object.keys(actions), ...others].toSorted())
  })

  test('allows the fields that the stand-in allows, and no others', () => {
    const otherDatabases = /^(clickhouse|dragonfly|redis|keydb|mariadb|mongo|mysql)_/
    const ofPostgres = official['Databases.create_database']?.filter(
      (field) => !otherDatabases.test(field),
    )
    const ofValidation = Object.keys(schemaOf('POST', '/servers/{uuid}/validate')?.properties ?? {})
    const ofFiles = ['content', 'is_directory', 'fs_path']
    const ofStorage = Object.keys(
      schemaOf('POST', '/applications/{uuid}/storages')?.properties ?? {},
    ).filter((field) => !ofFiles.includes(field))
    const expected: Record<keyof typeof allowedFields, string[] | undefined> = {
      project: official['Project.create_project'],
      environment: official['Project.create_environment'],
      newApplication: official['Applications.create_application'],
      application: official['Applications.update_by_uuid'],
      variable: official['Applications.create_env'],
      persistentStorage: ofStorage,
      database: ofPostgres,
      key: official['Security.update_key'],
      newServer: official['Servers.create_server'],
      server: official['Servers.update_server'],
      validation: ofValidation,
    }
    const sortLists = (lists: Record<string, readonly string[] | undefined>) =>
      Object.fromEntries(Object.entries(lists).map(([key, all]) => [key, all?.toSorted()]))
    expect(sortLists(allowedFields)).toEqual(sortLists(expected))
  })
})
