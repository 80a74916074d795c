import { act, type Call, flag, get, param, type Route } from '../api/define-route'
import { type Answer, message, notFound, ok, refused, tooMany } from '../api/responses'
import { deploymentsOf, projectOf, type World } from '../store/coolify-store'
import { mintUuid } from '../store/document-ids'
import type { Deployment } from '../store/documents'
import type { Deploying } from './deployment-queue'

const queueFull = 'Deployment queue is full. Please wait for existing deployments to complete.'
const alreadyQueued = 'Deployment already queued for this commit.'

const logsOf = ({ logs }: Deployment) =>
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

const urlOf = (world: World, { uuid, application }: Deployment) => {
  const environment = world.applications.get(application)?.environment ?? ''
  const project = projectOf(world, environment)
  return `/project/${project}/environment/${environment}/application/${application}/deployment/${uuid}`
}

const model = (world: World, sensitive: boolean) => (deployment: Deployment) => {
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
    deployment_url: urlOf(world, deployment),
    created_at: deployment.createdAt,
    updated_at: deployment.updatedAt,
    finished_at: deployment.finishedAt,
    ...(sensitive ? { logs: logsOf(deployment) } : {}),
  }
}

const deployOne = (world: World, deploying: Deploying, uuid: string, force: boolean) => {
  const application = world.applications.get(uuid)
  if (!application) return undefined
  const queued = deploying.queue(uuid, { force })
  if (queued.outcome === 'full') return 'full'
  // As in the real one: what was skipped is answered with an identifier that is never stored.
  return queued.outcome === 'skipped'
    ? { message: alreadyQueued, resource_uuid: uuid, deployment_uuid: mintUuid() }
    : {
        message: `Application ${application.name} deployment queued.`,
        resource_uuid: uuid,
        deployment_uuid: queued.uuid,
      }
}

const deploy = (world: World, deploying: Deploying) => (call: Call) => {
  const { query } = call
  if (query.get('uuid') && query.get('tag'))
    return refused('You can only use uuid or tag, not both.')
  if (query.get('tag')) return message(404, 'No resources found with this tag.')
  if (!query.get('uuid')) return refused('You must provide uuid or tag.')
  const uuids = (query.get('uuid') ?? '').split(',').filter(Boolean)
  if (uuids.length === 0) return refused('No UUIDs provided.')
  const force = flag(call, 'force', false)
  const answers = uuids.map((uuid) => deployOne(world, deploying, uuid, force))
  const deployments = answers.filter((one) => one !== undefined && one !== 'full')
  if (deployments.length > 0) return ok({ deployments })
  return answers.includes('full') ? tooMany(queueFull, 60) : message(404, 'No resources found.')
}

// The real one does not look whether the queue was full: it names a deployment nobody stored.
const queueOne =
  (world: World, deploying: Deploying, said: string, restartOnly: boolean) =>
  (call: Call): Answer => {
    const uuid = param(call, 'uuid')
    if (!world.applications.get(uuid)) return notFound('Application')
    const queued = deploying.queue(uuid, { force: flag(call, 'force', false), restartOnly })
    if (queued.outcome === 'skipped') return message(200, alreadyQueued)
    const deployment = queued.outcome === 'queued' ? queued.uuid : mintUuid()
    return ok({ message: said, deployment_uuid: deployment })
  }

const underWay = (world: World) => (call: Call) => {
  const open = world.deployments
    .all()
    .filter(({ status }) => status === 'queued' || status === 'in_progress')
    .map(model(world, call.sensitive))
  // PHP keeps the keys when it sorts, so that a list may come as an object.
  return ok(open.length > 1 ? { ...open } : open)
}

const ofApplication = (world: World) => (call: Call) => {
  const uuid = param(call, 'uuid')
  if (!world.applications.get(uuid)) return notFound('Application')
  const skip = Number(call.query.get('skip') ?? 0)
  const take = Number(call.query.get('take') ?? 10)
  const all = deploymentsOf(world, uuid).toSorted((a, b) => b.id - a.id)
  const deployments = all.slice(skip, skip + take).map(model(world, call.sensitive))
  return ok({ count: all.length, deployments })
}

const cancel = (world: World, deploying: Deploying) => (call: Call) => {
  const uuid = param(call, 'uuid')
  const deployment = world.deployments.get(uuid)
  if (!deployment) return notFound('Deployment')
  if (!deploying.cancel(uuid))
    return refused(`Deployment cannot be cancelled. Current status: ${deployment.status}`)
  return ok({
    message: 'Deployment cancelled successfully.',
    deployment_uuid: uuid,
    status: 'cancelled-by-user',
  })
}

export const deploymentRoutes = (world: World, deploying: Deploying): Route[] => [
  act('/deploy', 'deploy', deploy(world, deploying)),
  act(
    '/applications/:uuid/start',
    'deploy',
    queueOne(world, deploying, 'Deployment request queued.', false),
  ),
  act(
    '/applications/:uuid/restart',
    'deploy',
    queueOne(world, deploying, 'Restart request queued.', true),
  ),
  get('/deployments', underWay(world)),
  get('/deployments/applications/:uuid', ofApplication(world)),
  get('/deployments/:uuid', (call) => {
    const deployment = world.deployments.get(param(call, 'uuid'))
    return deployment ? ok(model(world, call.sensitive)(deployment)) : notFound('Deployment')
  }),
  act('/deployments/:uuid/cancel', 'deploy', cancel(world, deploying)),
]
