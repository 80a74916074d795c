import { readLogTail, redactSiteLog } from '../sites/site-log'
import { getSiteLogPath } from '../sites/site-process'
import { getRuntimeVariables } from '../store/coolify-store'
import type {
  DeploymentDocument,
  DeploymentStage,
  StoredDeploymentStatus,
} from '../store/documents'
import { resolveBootOrder } from './boot-order'
import type { DeploymentRuntime } from './deployment-runtime'
import { findBuildError } from './find-build-error'

export const isUnfinished = ({ status }: DeploymentDocument) =>
  status === 'queued' || status === 'in_progress'

const updateDeployment = (
  yard: DeploymentRuntime,
  deployment: DeploymentDocument,
  change: Partial<DeploymentDocument>,
  text: string,
) => {
  const at = new Date().toISOString()
  const logs = [...deployment.logs, { at, text }]
  const moved = yard.store.deployments.update(deployment.uuid, { ...change, updatedAt: at, logs })
  if (moved && moved.stage !== 'done') scheduleStage(yard, moved)
}

/** Lets the deployment go on when its present stage is due. */
export const scheduleStage = (yard: DeploymentRuntime, { uuid, due }: DeploymentDocument) =>
  yard.store.timers.runAt(due, () => advanceDeployment(yard, uuid))

const finishDeployment = (
  yard: DeploymentRuntime,
  deployment: DeploymentDocument,
  status: StoredDeploymentStatus,
  text: string,
) => {
  const finishedAt = new Date().toISOString()
  updateDeployment(yard, deployment, { status, stage: 'done', finishedAt }, text)
  startWaitingDeployments(yard)
}

/** Lets waiting deployments have the places that became free. */
const startWaitingDeployments = (yard: DeploymentRuntime) => {
  const now = Date.now()
  for (const { uuid, stage, due } of yard.store.deployments.list())
    if (stage === 'waiting' && due <= now) advanceDeployment(yard, uuid)
}

const hasFreeBuildSlot = (
  { store }: DeploymentRuntime,
  { server, application }: DeploymentDocument,
) => {
  const busy = store.deployments.list().filter(({ status }) => status === 'in_progress')
  if (busy.some((one) => one.application === application)) return false
  if (store.isSimulatingSites()) return true
  const here = busy.filter((one) => one.server === server).length
  return here < (store.servers.get(server)?.concurrentBuilds ?? 0)
}

const startBuild = (yard: DeploymentRuntime, deployment: DeploymentDocument) => {
  // A timer may wake a moment early.
  if (deployment.due > Date.now()) return scheduleStage(yard, deployment)
  if (!hasFreeBuildSlot(yard, deployment)) return
  const due = Date.now() + yard.store.simulateDuration(0.9)
  const text = `Starting deployment of ${deployment.applicationName}.`
  const { application } = deployment
  yard.store.applications.update(application, {
    given: getRuntimeVariables(yard.store, application),
  })
  updateDeployment(yard, deployment, { status: 'in_progress', stage: 'building', due }, text)
}

const completeBuild = (yard: DeploymentRuntime, deployment: DeploymentDocument) => {
  const { application } = deployment
  const known = yard.store.applications.get(application)
  if (!known) return finishDeployment(yard, deployment, 'failed', 'The application is gone.')
  if (deployment.restartOnly && known.wanted === 'nothing')
    return finishDeployment(
      yard,
      deployment,
      'failed',
      'There is no image to restart from. Deploy first.',
    )
  const obstacle = findBuildError(yard.store, known)
  if (obstacle) return finishDeployment(yard, deployment, 'failed', obstacle)
  const change = { stage: 'booting', due: Date.now() } as const
  if (resolveBootOrder(yard.bootOrder, yard.bootOrderSeed, application) === 'bootFirst')
    return updateDeployment(
      yard,
      deployment,
      change,
      'New container started. Waiting for health check.',
    )
  const finishedAt = new Date().toISOString()
  updateDeployment(
    yard,
    deployment,
    { ...change, status: 'finished', finishedAt },
    'Container is starting.',
  )
  startWaitingDeployments(yard)
}

const bootDeployedSite = async (
  yard: DeploymentRuntime,
  { uuid, application }: DeploymentDocument,
) => {
  const { store, siteRunner, folders } = yard
  const isCancelled = () => store.deployments.get(uuid)?.status === 'cancelled-by-user'
  const result = await siteRunner.boot(application, isCancelled)
  const now = store.deployments.get(uuid)
  if (yard.isClosing || now?.stage !== 'booting') return
  if (result.outcome === 'running' && now.status === 'finished')
    return updateDeployment(yard, now, { stage: 'done' }, 'New container is healthy.')
  if (result.outcome === 'running') {
    const due = Date.now() + (store.isSimulatingSites() ? 0 : 300 + Math.round(Math.random() * 200))
    return updateDeployment(yard, now, { stage: 'reporting', due }, 'New container is healthy.')
  }
  const log = redactSiteLog(
    store,
    application,
    readLogTail(getSiteLogPath(folders.applicationFolder(application)), 30),
  )
  const text = `${result.reason}\n${log}`
  if (now.status === 'finished') return updateDeployment(yard, now, { stage: 'done' }, text)
  finishDeployment(yard, now, 'failed', text)
}

const stageHandlers: Record<
  DeploymentStage,
  (yard: DeploymentRuntime, deployment: DeploymentDocument) => unknown
> = {
  waiting: startBuild,
  building: completeBuild,
  booting: bootDeployedSite,
  reporting: (yard, deployment) =>
    finishDeployment(yard, deployment, 'finished', 'Rolling update completed.'),
  done: () => {},
}

const advanceDeployment = (yard: DeploymentRuntime, uuid: string) => {
  const deployment = yard.store.deployments.get(uuid)
  return deployment && !yard.isClosing
    ? stageHandlers[deployment.stage](yard, deployment)
    : undefined
}

/** False when the deployment has already ended. */
export const cancelDeployment = (yard: DeploymentRuntime, uuid: string) => {
  const deployment = yard.store.deployments.get(uuid)
  if (!deployment || !isUnfinished(deployment)) return false
  finishDeployment(yard, deployment, 'cancelled-by-user', 'Deployment cancelled by user.')
  return true
}
