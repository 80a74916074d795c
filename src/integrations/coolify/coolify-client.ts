import {
  applicationsNamed,
  differs,
  ensureApplication,
  lookAtApplication,
  setEnvs,
  siteLogOf,
} from './applications'
import { deploy, deploymentsOf, lookAtDeployment } from './deployments'
import { setDomains } from './domains'
import { garbage, hasCode, unlessGone, unusable } from './errors'
import { type Line, type LineOptions, openLine } from './http-client'
import { listProjects } from './project-environment'
import { listApplications, listDatabases, standingOf } from './project-inventory'
import {
  databaseReady,
  ensureDatabase,
  ensureProject,
  ensureStorage,
  lookAtDatabase,
  removalOf,
} from './project-resources'
import { said, version as versionWords } from './schemas'
import { ensureServer, listPrivateKeys, listServers, lookAtServer, validateServer } from './servers'
import type { Coolify } from './types'

const checkedVersion = async (line: Line) => {
  const found = (await line.get('/version', versionWords)).trim()
  // A proxy's page is no version: it says nothing about what stands behind it.
  if (!/^v?\d+(\.\d+)*([.+-][\w.+-]*)?$/.test(found)) throw garbage('GET /version', found)
  const [major, minor] = found.replace(/^v/, '').split('.').map(Number.parseFloat)
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
    server: (uuid) => lookAtServer(line, uuid),
    privateKeys: () => listPrivateKeys(line),
    ensureServer: (wanted) => ensureServer(line, wanted),
    validateServer: (uuid) => validateServer(line, uuid),
    ensureProject: (name) => ensureProject(line, name),
    ensureDatabase: (wanted) => ensureDatabase(line, wanted),
    databaseReady: (uuid) => databaseReady(line, uuid),
    database: (uuid) => lookAtDatabase(line, uuid),
    ensureApplication: (wanted) => ensureApplication(line, wanted),
    differs: (application, wanted) => differs(line, application, wanted),
    ensureStorage: (application, storage) => ensureStorage(line, application, storage),
    setEnvs: (application, envs) => setEnvs(line, application, envs),
    deploy: (application, since) => deploy(line, application, since),
    deployments: (application) => deploymentsOf(line, application),
    deployment: (uuid) => lookAtDeployment(line, uuid),
    application: (uuid) => lookAtApplication(line, uuid),
    applicationsNamed: (name) => applicationsNamed(line, name),
    log: (application, lines) => siteLogOf(line, application, lines),
    setDomains: (...wanted) => setDomains(line, ...wanted),
    standing: (name) => standingOf(line, name),
    allProjects: async () => (await listProjects(line)).map(({ uuid, name }) => ({ uuid, name })),
    allApplications: () => listApplications(line),
    allDatabases: () => listDatabases(line),
    stop: (application) => unlessGone(line.post(`/applications/${application}/stop`, said)),
    deleteApplication: (uuid, erase) =>
      unlessGone(line.delete(removalOf('applications', uuid, erase?.volumes === true), said)),
    deleteDatabase: (uuid, erase) =>
      unlessGone(line.delete(removalOf('databases', uuid, erase?.volumes === true), said)),
    deleteProject: (uuid) => deleteProject(line, uuid),
  }
}
