import {
  actionRoute,
  type CoolifyRequest,
  type CoolifyRoute,
  getPathParameter,
  getQueryFlag,
  getRoute,
} from '../api/define-route'
import {
  type CoolifyResponse,
  respondBadRequest,
  respondMessage,
  respondOk,
  respondResourceNotFound,
  respondTooManyRequests,
} from '../api/responses'
import {
  type CoolifyStore,
  getApplicationDeployments,
  getProjectUuid,
} from '../store/coolify-store'
import { mintUuid } from '../store/document-ids'
import type { DeploymentDocument } from '../store/documents'
import type { DeploymentQueue } from './deployment-queue'

const queueFullText = 'Deployment queue is full. Please wait for existing deployments to complete.'
const alreadyQueuedText = 'Deployment already queued for this commit.'

const serializeLogs = ({ logs }: DeploymentDocument) =>
  JSON.stringify(
    logs.map(({ at, text }, order) => ({
      command: null,
      output: text,
      type: 'stdout',
      timestamp: at,
      hidden: false,
      batch: 1,
      order: order + 1,
    })),
  )

const buildDeploymentUrl = (world: CoolifyStore, { uuid, application }: DeploymentDocument) => {
  const environment = world.applications.get(application)?.environment ?? ''
  const project = getProjectUuid(world, environment)
  return `/project/${project}/environment/${environment}/application/${application}/deployment/${uuid}`
}

const toModel = (world: CoolifyStore, sensitive: boolean) => (deployment: DeploymentDocument) => {
  const server = world.servers.get(deployment.server)
  return {
    id: deployment.id,
    deployment_uuid: deployment.uuid,
    application_id: String(world.applications.get(deployment.application)?.id ?? ''),
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
    deployment_url: buildDeploymentUrl(world, deployment),
    created_at: deployment.createdAt,
    updated_at: deployment.updatedAt,
    finished_at: deployment.finishedAt,
    ...(sensitive ? { logs: serializeLogs(deployment) } : {}),
  }
}

const deployOne = (
  world: CoolifyStore,
  deploying: DeploymentQueue,
  uuid: string,
  force: boolean,
) => {
  const application = world.applications.get(uuid)
  if (!application) return undefined
  const queued = deploying.enqueue(uuid, { force })
  if (queued.outcome === 'full') return 'full'
  // As in the real one: what was skipped is answered with an identifier that is never stored.
  return queued.outcome === 'skipped'
    ? { message: alreadyQueuedText, resource_uuid: uuid, deployment_uuid: mintUuid() }
    : {
        message: `Application ${application.name} deployment queued.`,
        resource_uuid: uuid,
        deployment_uuid: queued.uuid,
      }
}

const deploy = (world: CoolifyStore, deploying: DeploymentQueue) => (call: CoolifyRequest) => {
  const { query } = call
  if (query.get('uuid') && query.get('tag'))
    return respondBadRequest('You can only use uuid or tag, not both.')
  if (query.get('tag')) return respondMessage(404, 'No resources found with this tag.')
  if (!query.get('uuid')) return respondBadRequest('You must provide uuid or tag.')
  const uuids = (query.get('uuid') ?? '').split(',').filter(Boolean)
  if (uuids.length === 0) return respondBadRequest('No UUIDs provided.')
  const force = getQueryFlag(call, 'force', false)
  const answers = uuids.map((uuid) => deployOne(world, deploying, uuid, force))
  const deployments = answers.filter((one) => one !== undefined && one !== 'full')
  if (deployments.length > 0) return respondOk({ deployments })
  return answers.includes('full')
    ? respondTooManyRequests(queueFullText, 60)
    : respondMessage(404, 'No resources found.')
}

// The real one does not look whether the queue was full: it names a deployment nobody stored.
const enqueueOne =
  (world: CoolifyStore, deploying: DeploymentQueue, said: string, restartOnly: boolean) =>
  (call: CoolifyRequest): CoolifyResponse => {
    const uuid = getPathParameter(call, 'uuid')
    if (!world.applications.get(uuid)) return respondResourceNotFound('Application')
    const queued = deploying.enqueue(uuid, {
      force: getQueryFlag(call, 'force', false),
      restartOnly,
    })
    if (queued.outcome === 'skipped') return respondMessage(200, alreadyQueuedText)
    const deployment = queued.outcome === 'queued' ? queued.uuid : mintUuid()
    return respondOk({ message: said, deployment_uuid: deployment })
  }

const listUnfinished = (world: CoolifyStore) => (call: CoolifyRequest) => {
  const open = world.deployments
    .list()
    .filter(({ status }) => status === 'queued' || status === 'in_progress')
    .map(toModel(world, call.canReadSecrets))
  // PHP keeps the keys when it sorts, so that a list may come as an object.
  return respondOk(open.length > 1 ? { ...open } : open)
}

const listByApplication = (world: CoolifyStore) => (call: CoolifyRequest) => {
  const uuid = getPathParameter(call, 'uuid')
  if (!world.applications.get(uuid)) return respondResourceNotFound('Application')
  const skip = Number(call.query.get('skip') ?? 0)
  const take = Number(call.query.get('take') ?? 10)
  const all = getApplicationDeployments(world, uuid).toSorted((a, b) => b.id - a.id)
  const deployments = all.slice(skip, skip + take).map(toModel(world, call.canReadSecrets))
  return respondOk({ count: all.length, deployments })
}

const cancel = (world: CoolifyStore, deploying: DeploymentQueue) => (call: CoolifyRequest) => {
  const uuid = getPathParameter(call, 'uuid')
  const deployment = world.deployments.get(uuid)
  if (!deployment) return respondResourceNotFound('Deployment')
  if (!deploying.cancel(uuid))
    return respondBadRequest(`Deployment cannot be cancelled. Current status: ${deployment.status}`)
  return respondOk({
    message: 'Deployment cancelled successfully.',
    deployment_uuid: uuid,
    status: 'cancelled-by-user',
  })
}

export const deploymentRoutes = (
  world: CoolifyStore,
  deploying: DeploymentQueue,
): CoolifyRoute[] => [
  actionRoute('/deploy', 'deploy', deploy(world, deploying)),
  actionRoute(
    '/applications/:uuid/start',
    'deploy',
    enqueueOne(world, deploying, 'Deployment request queued.', false),
  ),
  actionRoute(
    '/applications/:uuid/restart',
    'deploy',
    enqueueOne(world, deploying, 'Restart request queued.', true),
  ),
  getRoute('/deployments', listUnfinished(world)),
  getRoute('/deployments/applications/:uuid', listByApplication(world)),
  getRoute('/deployments/:uuid', (call) => {
    const deployment = world.deployments.get(getPathParameter(call, 'uuid'))
    return deployment
      ? respondOk(toModel(world, call.canReadSecrets)(deployment))
      : respondResourceNotFound('Deployment')
  }),
  actionRoute('/deployments/:uuid/cancel', 'deploy', cancel(world, deploying)),
]
