import { ensureOne } from './ensure-one'
import { fallbackOn404, hasErrorCode, ignore404, unusableCoolifyError } from './errors'
import type { CoolifyHttpClient } from './http-client'
import {
  getEnvironmentContents,
  hasResources,
  listProjects,
  productionEnvironment,
} from './project-environment'
import {
  createdDatabaseSchema,
  createdSchema,
  databaseSchema,
  messageSchema,
  storagesSchema,
} from './schemas'
import { type CoolifyClient, type DatabaseSpec, parseStatus } from './types'

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

/** The database's address and whether it runs, by one call. */
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

export const ensureDatabase = async (http: CoolifyHttpClient, spec: DatabaseSpec) => {
  const { name, project, server, user, password } = spec
  let created: { uuid: string; internal_db_url?: string | null | undefined } | undefined
  const { uuid, status } = await ensureOne({
    description: `database ${name}`,
    find: async () => {
      const { postgresqls } = await getEnvironmentContents(http, project)
      return postgresqls.filter((one) => one.name === name)
    },
    create: async () => {
      created = await http.post('/databases/postgresql', createdDatabaseSchema, {
        name,
        project_uuid: project,
        environment_name: productionEnvironment,
        server_uuid: server,
        postgres_user: user,
        postgres_password: password,
        postgres_db: spec.database,
        is_public: false,
        instant_deploy: true,
      })
      return created
    },
    isUsed: (one) => !one.status.startsWith('exited'),
    // A stopped database may have run before, so its data is kept.
    remove: (other, isOwn) => http.delete(deletionPath('databases', other, isOwn), messageSchema),
  })
  if (status.startsWith('exited')) await startDatabase(http, uuid)
  // The creation answered the address, the list after it the status: no further call is needed.
  if (created?.uuid === uuid && created.internal_db_url)
    return { uuid, url: created.internal_db_url, ready: isStatusReady(status) }
  return getDatabaseConnection(http, uuid)
}

const startDatabase = (http: CoolifyHttpClient, uuid: string) =>
  http.post(`/databases/${uuid}/start`, messageSchema).catch((error: unknown) => {
    // 400: it is already running.
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

/** Leaves exactly one volume at the mount path. */
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
