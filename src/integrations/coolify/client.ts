import { applicationsNamed, ensureApplication, lookAtApplication, setEnvs } from './applications'
import type { Coolify } from './coolify'
import { deploy, deploymentsOf, lookAtDeployment } from './deployments'
import { hasCode, unlessGone, unusable } from './failures'
import { type Line, type LineOptions, openLine } from './line'
import {
  databaseReady,
  ensureDatabase,
  ensureProject,
  ensureStorage,
  listServers,
  removalOf,
} from './resources'
import { said, version as versionWords } from './words'

const checkedVersion = async (line: Line) => {
  const found = (await line.get('/version', versionWords)).trim()
  const [major, minor] = found.replace(/^v/, '').split('.').map(Number)
  if (major === 4 && minor !== undefined && minor >= 2) return found
  throw unusable('VERSION', `GET /version: expected Coolify 4.2 or a later 4, found ${found}`)
}

const deleteProject = async (line: Line, uuid: string) => {
  try {
    await unlessGone(line.delete(`/projects/${uuid}`, said))
    return true
  } catch (error) {
    if (hasCode(error, '400')) return false
    throw error
  }
}

/** Coolify 4.2 or later 4, over its API. */
export const openCoolifyClient = (options: LineOptions): Coolify => {
  const line = openLine(options)
  return {
    version: () => checkedVersion(line),
    servers: () => listServers(line),
    ensureProject: (name) => ensureProject(line, name),
    ensureDatabase: (wanted) => ensureDatabase(line, wanted),
    databaseReady: (uuid) => databaseReady(line, uuid),
    ensureApplication: (wanted) => ensureApplication(line, wanted),
    ensureStorage: (application, storage) => ensureStorage(line, application, storage),
    setEnvs: (application, envs) => setEnvs(line, application, envs),
    deploy: (application, since) => deploy(line, application, since),
    deployments: (application) => deploymentsOf(line, application),
    deployment: (uuid) => lookAtDeployment(line, uuid),
    application: (uuid) => lookAtApplication(line, uuid),
    applicationsNamed: (name) => applicationsNamed(line, name),
    stop: (application) => unlessGone(line.post(`/applications/${application}/stop`, said)),
    deleteApplication: (uuid, { volumes }) =>
      unlessGone(line.delete(removalOf('applications', uuid, volumes), said)),
    deleteDatabase: (uuid, { volumes }) =>
      unlessGone(line.delete(removalOf('databases', uuid, volumes), said)),
    deleteProject: (uuid) => deleteProject(line, uuid),
  }
}
