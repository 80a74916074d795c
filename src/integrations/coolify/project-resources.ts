import { ensureOne } from './ensure-one'
import { fallbackOn404, hasErrorCode, ignore404, unusableCoolifyError } from './errors'
import type { CoolifyHttpClient } from './http-client'
import {
  getEnvironmentContents,
  hasResources,
  listProjects,
  productionEnvironment,
} from './project-environment'
import { parseStatus } from './resource-status'
import {
  createdDatabaseSchema,
  createdSchema,
  databaseSchema,
  messageSchema,
  storagesSchema,
} from './schemas'
import type { CoolifyClient, DatabaseSpec } from './types'

export const ensureProject = async (http: CoolifyHttpClient, name: string) => {
  const { uuid } = await ensureOne({
    description: `project ${name}`,
    find: async () => {
      const all = await listProjects(http)
      return all.filter((one) => one.name === name)
    },
    create: () => http.post('/projects', createdSchema, { name, description: `VRS ${name}` }),
    isUsed: async ({ uuid }) => hasResources(await getEnvironmentContents(http, uuid)),
    remove: (uuid) => http.delete(`/projects/${uuid}`, messageSchema),
  })
  return uuid
}

const isStatusReady = (status: string) => {
  const { state, health } = parseStatus(status)
  return state === 'running' && health === 'healthy'
}

/** Its address, and whether it runs, by one look. */
const getDatabaseConnection = async (http: CoolifyHttpClient, uuid: string) => {
  const { internal_db_url: url, status } = await http.get(`/databases/${uuid}`, databaseSchema)
  if (url) return { uuid, url, ready: isStatusReady(status) }
  throw unusableCoolifyError(
    'TOKEN_TOO_WEAK',
    `GET /databases/${uuid}: expected internal_db_url, found none. The token needs read:sensitive.`,
  )
}

export const deletionPath = (kind: 'applications' | 'databases', uuid: string, volumes: boolean) =>
  `/${kind}/${uuid}?delete_volumes=${volumes}&delete_configurations=true&delete_connected_networks=true&docker_cleanup=false`

export const ensureDatabase = async (http: CoolifyHttpClient, wanted: DatabaseSpec) => {
  const { name, project, server, user, password } = wanted
  let made: { uuid: string; internal_db_url?: string | null | undefined } | undefined
  const { uuid, status } = await ensureOne({
    description: `database ${name}`,
    find: async () => {
      const { postgresqls } = await getEnvironmentContents(http, project)
      return postgresqls.filter((one) => one.name === name)
    },
    create: async () => {
      made = await http.post('/databases/postgresql', createdDatabaseSchema, {
        name,
        project_uuid: project,
        environment_name: productionEnvironment,
        server_uuid: server,
        postgres_user: user,
        postgres_password: password,
        postgres_db: wanted.database,
        is_public: false,
        instant_deploy: true,
      })
      return made
    },
    isUsed: (one) => !one.status.startsWith('exited'),
    // One that stands still may have run before: its data stays.
    remove: (other, isOwn) => http.delete(deletionPath('databases', other, isOwn), messageSchema),
  })
  if (status.startsWith('exited')) await startDatabase(http, uuid)
  // The answer to its making told the address, the list after it the status.
  if (made?.uuid === uuid && made.internal_db_url)
    return { uuid, url: made.internal_db_url, ready: isStatusReady(status) }
  return getDatabaseConnection(http, uuid)
}

const startDatabase = (http: CoolifyHttpClient, uuid: string) =>
  http.post(`/databases/${uuid}/start`, messageSchema).catch((error: unknown) => {
    // It runs by now.
    if (!hasErrorCode(error, '400')) throw error
  })

export const isDatabaseReady = async (http: CoolifyHttpClient, uuid: string) => {
  const { status } = await http.get(`/databases/${uuid}`, databaseSchema)
  return isStatusReady(status)
}

export const getDatabase: (
  http: CoolifyHttpClient,
  uuid: string,
) => ReturnType<CoolifyClient['getDatabase']> = (http, uuid) =>
  fallbackOn404(async () => {
    const { name, status } = await http.get(`/databases/${uuid}`, databaseSchema)
    return { name, ...parseStatus(status) }
  }, undefined)

/** One volume at one place: a second one of the same mount is removed again. */
export const ensureStorage: (
  http: CoolifyHttpClient,
  ...rest: Parameters<CoolifyClient['ensureStorage']>
) => Promise<void> = async (http, application, { name, mountPath }) => {
  const path = `/applications/${application}/storages`
  const find = async () => {
    const { persistent_storages } = await http.get(path, storagesSchema)
    return persistent_storages.filter(({ mount_path }) => mount_path === mountPath)
  }
  if ((await find()).length === 0)
    await http.post(path, createdSchema, { type: 'persistent', name, mount_path: mountPath })
  const [, ...others] = (await find()).toSorted((a, b) => a.id - b.id)
  for (const { uuid } of others) await ignore404(http.delete(`${path}/${uuid}`, messageSchema))
}
