import {
  ensureApplication,
  findApplicationsByName,
  getApplication,
  getApplicationLog,
  hasOutdatedSettings,
  setEnvs,
} from './applications'
import { getDeployment, listDeployments, requestDeployment } from './deployments'
import { setDomains } from './domains'
import { hasErrorCode, ignore404, unexpectedResponseError, unusableCoolifyError } from './errors'
import {
  type CoolifyHttpClient,
  type CoolifyHttpOptions,
  openCoolifyHttpClient,
} from './http-client'
import { listProjects } from './project-environment'
import { getProjectInventory, listApplications, listDatabases } from './project-inventory'
import {
  deletionPath,
  ensureDatabase,
  ensureProject,
  ensureStorage,
  getDatabase,
  isDatabaseReady,
} from './project-resources'
import { messageSchema, versionResponseSchema } from './schemas'
import { ensureServer, getServer, listPrivateKeys, listServers, validateServer } from './servers'
import type { CoolifyClient } from './types'

const checkVersion = async (http: CoolifyHttpClient) => {
  const version = (await http.get('/version', versionResponseSchema)).trim()
  // The error page of a proxy is not a version, and says nothing about the Coolify behind it.
  if (!/^v?\d+(\.\d+)*([.+-][\w.+-]*)?$/.test(version))
    throw unexpectedResponseError('GET /version', version)
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number.parseFloat)
  if (major === 4 && minor !== undefined && minor >= 2) return version
  throw unusableCoolifyError(
    'VERSION',
    `GET /version: expected Coolify 4.2 or a later 4, found ${version}`,
  )
}

const deleteProject = async (http: CoolifyHttpClient, uuid: string) => {
  try {
    await ignore404(http.delete(`/projects/${uuid}`, messageSchema))
    return true
  } catch (error) {
    if (hasErrorCode(error, '400')) return false
    throw error
  }
}

/** Coolify 4.2 or later 4, over its API. */
export const openCoolifyClient = (options: CoolifyHttpOptions): CoolifyClient => {
  const http = openCoolifyHttpClient(options)
  return {
    checkVersion: () => checkVersion(http),
    listServers: () => listServers(http),
    getServer: (uuid) => getServer(http, uuid),
    listPrivateKeys: () => listPrivateKeys(http),
    ensureServer: (spec) => ensureServer(http, spec),
    validateServer: (uuid) => validateServer(http, uuid),
    ensureProject: (name) => ensureProject(http, name),
    ensureDatabase: (spec) => ensureDatabase(http, spec),
    isDatabaseReady: (uuid) => isDatabaseReady(http, uuid),
    getDatabase: (uuid) => getDatabase(http, uuid),
    ensureApplication: (spec) => ensureApplication(http, spec),
    hasOutdatedSettings: (application, spec) => hasOutdatedSettings(http, application, spec),
    ensureStorage: (application, storage) => ensureStorage(http, application, storage),
    setEnvs: (application, envs) => setEnvs(http, application, envs),
    deploy: (application, since) => requestDeployment(http, application, since),
    listDeployments: (application) => listDeployments(http, application),
    getDeployment: (uuid) => getDeployment(http, uuid),
    getApplication: (uuid) => getApplication(http, uuid),
    findApplicationsByName: (name) => findApplicationsByName(http, name),
    getApplicationLog: (application, lines) => getApplicationLog(http, application, lines),
    setDomains: (...parameters) => setDomains(http, ...parameters),
    getProjectInventory: (name) => getProjectInventory(http, name),
    listProjects: async () => (await listProjects(http)).map(({ uuid, name }) => ({ uuid, name })),
    listApplications: () => listApplications(http),
    listDatabases: () => listDatabases(http),
    stopApplication: (application) =>
      ignore404(http.post(`/applications/${application}/stop`, messageSchema)),
    deleteApplication: (uuid, erase) =>
      ignore404(
        http.delete(deletionPath('applications', uuid, erase?.volumes === true), messageSchema),
      ),
    deleteDatabase: (uuid, erase) =>
      ignore404(
        http.delete(deletionPath('databases', uuid, erase?.volumes === true), messageSchema),
      ),
    deleteProject: (uuid) => deleteProject(http, uuid),
  }
}
