import { type CoolifyRequest, defineRoute, getQueryFlag, withDocument } from '../api/define-route'
import { respond, toCoolifyInstant } from '../api/responses'
import {
  type CoolifyStore,
  getApplicationDeployments,
  getProjectUuid,
  mintUuid,
} from '../store/coolify-store'
import type { DeploymentDocument } from '../store/documents'
import type { DeploymentQueue } from './deployment-queue'
import { isUnfinished } from './deployment-stages'

const queueFullText = 'Deployment queue is full. Please wait for existing deployments to complete.'
const alreadyQueuedText = 'Deployment already queued for this commit.'

const serializeLogs = ({ logs }: DeploymentDocument) =>
  JSON.stringify(
    logs.map(({ at, text }, order) => ({
      command: null,
      output: text,
      type: 'stdout',
      timestamp: toCoolifyInstant(at),
      hidden: false,
      batch: 1,
      order: order + 1,
    })),
  )

const buildDeploymentUrl = (store: CoolifyStore, { uuid, application }: DeploymentDocument) => {
  const environment = store.applications.get(application)?.environment ?? ''
  const project = getProjectUuid(store, environment)
  return `/project/${project}/environment/${environment}/application/${application}/deployment/${uuid}`
}

const toModel =
  (store: CoolifyStore, canReadSecrets: boolean) => (deployment: DeploymentDocument) => {
    const server = store.servers.get(deployment.server)
    return {
      id: deployment.id,
      deployment_uuid: deployment.uuid,
      application_id: String(store.applications.get(deployment.application)?.id ?? ''),
      application_name: deployment.applicationName,
      server_id: server?.id ?? null,
      server_name: server?.name ?? null,
      status: deployment.status,
      commit: 'HEAD',
      force_rebuild: deployment.force,
      restart_only: deployment.restartOnly,
      is_api: true,
      is_webhook: false,
      pull_request_id: 0,
      rollback: false,
      deployment_url: buildDeploymentUrl(store, deployment),
      created_at: toCoolifyInstant(deployment.createdAt),
      updated_at: toCoolifyInstant(deployment.updatedAt),
      finished_at: deployment.finishedAt && toCoolifyInstant(deployment.finishedAt),
      ...(canReadSecrets ? { logs: serializeLogs(deployment) } : {}),
    }
  }

const deployOne = (store: CoolifyStore, queue: DeploymentQueue, uuid: string, force: boolean) => {
  const application = store.applications.get(uuid)
  if (!application) return undefined
  const result = queue.enqueue(uuid, { force })
  if (result.outcome === 'full') return 'full'
  // As in the real one: a skipped deployment is answered with an identifier that is never stored.
  return result.outcome === 'skipped'
    ? { message: alreadyQueuedText, resource_uuid: uuid, deployment_uuid: mintUuid() }
    : {
        message: `Application ${application.name} deployment queued.`,
        resource_uuid: uuid,
        deployment_uuid: result.uuid,
      }
}

/** The parameters stand in the query or in the body, whose word counts. */
const readDeployParameters = ({ query, body }: CoolifyRequest) => {
  const parameters = new URLSearchParams(query)
  for (const [name, value] of Object.entries(body)) parameters.set(name, String(value ?? ''))
  return parameters
}

const deploy = (store: CoolifyStore, queue: DeploymentQueue) => (request: CoolifyRequest) => {
  const query = readDeployParameters(request)
  if (query.get('uuid') && query.get('tag'))
    return respond.badRequest('You can only use uuid or tag, not both.')
  if (query.get('tag')) return respond.message(404, 'No resources found with this tag.')
  if (!query.get('uuid')) return respond.badRequest('You must provide uuid or tag.')
  const uuids = (query.get('uuid') ?? '').split(',').filter(Boolean)
  if (uuids.length === 0) return respond.badRequest('No UUIDs provided.')
  const force = getQueryFlag({ ...request, query }, 'force', false)
  const answers = uuids.map((uuid) => deployOne(store, queue, uuid, force))
  const deployments = answers.filter((one) => one !== undefined && one !== 'full')
  if (deployments.length > 0) return respond.ok({ deployments })
  return answers.includes('full')
    ? respond.tooManyRequests(queueFullText, 60)
    : respond.message(404, 'No resources found.')
}

// The real one ignores a full queue and answers with the identifier of a deployment it never stored.
const enqueueDeployment = (
  store: CoolifyStore,
  queue: DeploymentQueue,
  message: string,
  restartOnly: boolean,
) =>
  withDocument('Application', store.applications, ({ uuid }, request) => {
    const result = queue.enqueue(uuid, {
      force: getQueryFlag(request, 'force', false),
      restartOnly,
    })
    if (result.outcome === 'skipped') return respond.message(200, alreadyQueuedText)
    const deployment = result.outcome === 'queued' ? result.uuid : mintUuid()
    return respond.ok({ message, deployment_uuid: deployment })
  })

const listUnfinished = (store: CoolifyStore) => (request: CoolifyRequest) => {
  const unfinished = store.deployments
    .list()
    .filter(isUnfinished)
    .map(toModel(store, request.canReadSecrets))
  // PHP keeps the keys when it sorts, so that a list may come as an object.
  return respond.ok(unfinished.length > 1 ? { ...unfinished } : unfinished)
}

const listByApplication = (store: CoolifyStore) =>
  withDocument('Application', store.applications, ({ uuid }, { query, canReadSecrets }) => {
    const skip = Number(query.get('skip') ?? 0)
    const take = Number(query.get('take') ?? 10)
    const all = getApplicationDeployments(store, uuid).toSorted((a, b) => b.id - a.id)
    const deployments = all.slice(skip, skip + take).map(toModel(store, canReadSecrets))
    return respond.ok({ count: all.length, deployments })
  })

const showDeployment = (store: CoolifyStore) =>
  withDocument('Deployment', store.deployments, (deployment, { canReadSecrets }) =>
    respond.ok(toModel(store, canReadSecrets)(deployment)),
  )

const requestCancellation = (store: CoolifyStore, queue: DeploymentQueue) =>
  withDocument('Deployment', store.deployments, ({ uuid, status }) =>
    queue.cancel(uuid)
      ? respond.ok({
          message: 'Deployment cancelled successfully.',
          deployment_uuid: uuid,
          status: 'cancelled-by-user',
        })
      : respond.badRequest(`Deployment cannot be cancelled. Current status: ${status}`),
  )

export const deploymentRoutes = (store: CoolifyStore, queue: DeploymentQueue) => [
  { ...defineRoute.action('/deploy', 'deploy', deploy(store, queue)), body: 'lenient' as const },
  defineRoute.action(
    '/applications/:uuid/start',
    'deploy',
    enqueueDeployment(store, queue, 'Deployment request queued.', false),
  ),
  defineRoute.action(
    '/applications/:uuid/restart',
    'deploy',
    enqueueDeployment(store, queue, 'Restart request queued.', true),
  ),
  defineRoute.get('/deployments', listUnfinished(store)),
  defineRoute.get('/deployments/applications/:uuid', listByApplication(store)),
  defineRoute.get('/deployments/:uuid', showDeployment(store)),
  defineRoute.action('/deployments/:uuid/cancel', 'deploy', requestCancellation(store, queue)),
]
