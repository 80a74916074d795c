import { ensureOne } from './ensure-one'
import { hasCode, unless404, unlessGone, unusable } from './errors'
import type { Line } from './http-client'
import { contentsOf, isFilled, listProjects, production } from './project-environment'
import { statusIn } from './resource-status'
import { database, minted, mintedDatabase, said, storages } from './schemas'
import type { Coolify, WantedDatabase } from './types'

export const ensureProject = async (line: Line, name: string) => {
  const { uuid } = await ensureOne({
    what: `project ${name}`,
    find: async () => {
      const all = await listProjects(line)
      return all.filter((one) => one.name === name)
    },
    create: () => line.post('/projects', minted, { name, description: `VRS ${name}` }),
    used: async ({ uuid }) => isFilled(await contentsOf(line, uuid)),
    remove: (uuid) => line.delete(`/projects/${uuid}`, said),
  })
  return uuid
}

const isReady = (status: string) => {
  const { state, health } = statusIn(status)
  return state === 'running' && health === 'healthy'
}

/** Its address, and whether it runs, by one look. */
const lookInto = async (line: Line, uuid: string) => {
  const { internal_db_url: url, status } = await line.get(`/databases/${uuid}`, database)
  if (url) return { uuid, url, ready: isReady(status) }
  throw unusable(
    'TOKEN_TOO_WEAK',
    `GET /databases/${uuid}: expected internal_db_url, found none. The token needs read:sensitive.`,
  )
}

export const removalOf = (kind: 'applications' | 'databases', uuid: string, volumes: boolean) =>
  `/${kind}/${uuid}?delete_volumes=${volumes}&delete_configurations=true&delete_connected_networks=true&docker_cleanup=false`

export const ensureDatabase = async (line: Line, wanted: WantedDatabase) => {
  const { name, project, server, user, password } = wanted
  let made: { uuid: string; internal_db_url?: string | null | undefined } | undefined
  const { uuid, status } = await ensureOne({
    what: `database ${name}`,
    find: async () => {
      const { postgresqls } = await contentsOf(line, project)
      return postgresqls.filter((one) => one.name === name)
    },
    create: async () => {
      made = await line.post('/databases/postgresql', mintedDatabase, {
        name,
        project_uuid: project,
        environment_name: production,
        server_uuid: server,
        postgres_user: user,
        postgres_password: password,
        postgres_db: wanted.database,
        is_public: false,
        instant_deploy: true,
      })
      return made
    },
    used: (one) => !one.status.startsWith('exited'),
    // One that stands still may have run before: its data stays.
    remove: (other, isOwn) => line.delete(removalOf('databases', other, isOwn), said),
  })
  if (status.startsWith('exited')) await startDatabase(line, uuid)
  // The answer to its making told the address, the list after it the status.
  if (made?.uuid === uuid && made.internal_db_url)
    return { uuid, url: made.internal_db_url, ready: isReady(status) }
  return lookInto(line, uuid)
}

const startDatabase = (line: Line, uuid: string) =>
  line.post(`/databases/${uuid}/start`, said).catch((error: unknown) => {
    // It runs by now.
    if (!hasCode(error, '400')) throw error
  })

export const databaseReady = async (line: Line, uuid: string) => {
  const { status } = await line.get(`/databases/${uuid}`, database)
  return isReady(status)
}

export const lookAtDatabase: (line: Line, uuid: string) => ReturnType<Coolify['database']> = (
  line,
  uuid,
) =>
  unless404(async () => {
    const { name, status } = await line.get(`/databases/${uuid}`, database)
    return { name, ...statusIn(status) }
  }, undefined)

/** One volume at one place: a second one of the same mount is removed again. */
export const ensureStorage: (
  line: Line,
  ...rest: Parameters<Coolify['ensureStorage']>
) => Promise<void> = async (line, application, { name, mountPath }) => {
  const path = `/applications/${application}/storages`
  const find = async () => {
    const { persistent_storages } = await line.get(path, storages)
    return persistent_storages.filter(({ mount_path }) => mount_path === mountPath)
  }
  if ((await find()).length === 0)
    await line.post(path, minted, { type: 'persistent', name, mount_path: mountPath })
  const [, ...others] = (await find()).toSorted((a, b) => a.id - b.id)
  for (const { uuid } of others) await unlessGone(line.delete(`${path}/${uuid}`, said))
}
