import { act, type Call, get, param, type Route } from '../api/define-route'
import { message, notFound, ok, refused } from '../api/responses'
import type { Deploying } from '../deployments/deployment-queue'
import type { World } from '../store/coolify-store'
import type { RunningSites } from './process-site-runner'
import type { Folders } from './site-environment'
import { redacted, tailOf } from './site-log'
import { logOf } from './site-process'

const showLogs = (world: World, sites: RunningSites, folders: Folders) => (call: Call) => {
  const uuid = param(call, 'uuid')
  if (!world.applications.get(uuid)) return notFound('Application')
  if (!sites.isRunning(uuid)) return refused('Application is not running.')
  const lines = Number(call.query.get('lines') ?? 100) || 100
  return ok({ logs: redacted(world, uuid, tailOf(logOf(folders.app(uuid)), lines)) })
}

const stop = (world: World, deploying: Deploying) => (call: Call) => {
  const uuid = param(call, 'uuid')
  if (!world.applications.get(uuid)) return notFound('Application')
  deploying.stop(uuid)
  return message(200, 'Application stopping request queued.')
}

/** What can be done with an application that has been deployed. */
export const siteRoutes = (
  world: World,
  deploying: Deploying,
  sites: RunningSites,
  folders: Folders,
): Route[] => [
  get('/applications/:uuid/logs', showLogs(world, sites, folders)),
  act('/applications/:uuid/stop', 'deploy', stop(world, deploying)),
]
