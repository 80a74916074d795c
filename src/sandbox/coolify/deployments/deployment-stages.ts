import { createHash } from 'node:crypto'
import type { SiteRunner } from '../sites/process-site-runner'
import type { SiteFolders } from '../sites/site-environment'
import { readLogTail, redactSiteLog } from '../sites/site-log'
import { getSiteLogPath } from '../sites/site-process'
import { type CoolifyStore, getRuntimeVariables } from '../store/coolify-store'
import type {
  DeploymentDocument,
  DeploymentStage,
  StoredDeploymentStatus,
} from '../store/documents'
import { findBuildError } from './find-build-error'

/** Whether a site's boot report or Coolify's result comes first; `seed` gives half of each. */
export type BootOrder = 'seed' | 'bootFirst' | 'finishFirst'

/** What the deployments of one Coolify work with. */
export type DeploymentRuntime = {
  store: CoolifyStore
  siteRunner: SiteRunner
  folders: SiteFolders
  bootOrderSeed: number
  bootOrder: BootOrder
  isClosing: boolean
}

/** The same seed gives an application the same order. */
const resolveBootOrder = ({ bootOrder, bootOrderSeed }: DeploymentRuntime, application: string) => {
  if (bootOrder !== 'seed') return bootOrder
  const digit = createHash('sha256').update(application).digest()[0] ?? 0
  return (digit + bootOrderSeed) % 2 === 0 ? 'bootFirst' : 'finishFirst'
}

export const isUnfinished = ({ status }: DeploymentDocument) =>
  status === 'queued' || status === 'in_progress'

const updateDeployment = (
  runtime: DeploymentRuntime,
  deployment: DeploymentDocument,
  change: Partial<DeploymentDocument>,
  text: string,
) => {
  const at = new Date().toISOString()
  const logs = [...deployment.logs, { at, text }]
  const updated = runtime.store.deployments.update(deployment.uuid, {
    ...change,
    updatedAt: at,
    logs,
  })
  if (updated && updated.stage !== 'done') scheduleStage(runtime, updated)
}

/** Continues the deployment when its present stage is due. */
export const scheduleStage = (runtime: DeploymentRuntime, { uuid, due }: DeploymentDocument) =>
  runtime.store.timers.runAt(due, () => advanceDeployment(runtime, uuid))

const finishDeployment = (
  runtime: DeploymentRuntime,
  deployment: DeploymentDocument,
  status: StoredDeploymentStatus,
  text: string,
) => {
  const finishedAt = new Date().toISOString()
  updateDeployment(runtime, deployment, { status, stage: 'done', finishedAt }, text)
  startWaitingDeployments(runtime)
}

/** Starts waiting deployments in the build slots that became free. */
const startWaitingDeployments = (runtime: DeploymentRuntime) => {
  const now = Date.now()
  for (const { uuid, stage, due } of runtime.store.deployments.list())
    if (stage === 'waiting' && due <= now) advanceDeployment(runtime, uuid)
}

const hasFreeBuildSlot = (
  { store }: DeploymentRuntime,
  { server, application }: DeploymentDocument,
) => {
  const busy = store.deployments.list().filter(({ status }) => status === 'in_progress')
  if (busy.some((one) => one.application === application)) return false
  if (store.isSimulatingSites()) return true
  const count = busy.filter((one) => one.server === server).length
  return count < (store.servers.get(server)?.concurrentBuilds ?? 0)
}

const startBuild = (runtime: DeploymentRuntime, deployment: DeploymentDocument) => {
  // A timer may fire a moment early.
  if (deployment.due > Date.now()) return scheduleStage(runtime, deployment)
  if (!hasFreeBuildSlot(runtime, deployment)) return
  const due = Date.now() + runtime.store.simulateDuration(0.9)
  const text = `Starting deployment of ${deployment.applicationName}.`
  const { application } = deployment
  runtime.store.applications.update(application, {
    given: getRuntimeVariables(runtime.store, application),
  })
  updateDeployment(runtime, deployment, { status: 'in_progress', stage: 'building', due }, text)
}

const completeBuild = (runtime: DeploymentRuntime, deployment: DeploymentDocument) => {
  const { application } = deployment
  const document = runtime.store.applications.get(application)
  if (!document) return finishDeployment(runtime, deployment, 'failed', 'The application is gone.')
  if (deployment.restartOnly && document.wanted === 'nothing')
    return finishDeployment(
      runtime,
      deployment,
      'failed',
      'There is no image to restart from. Deploy first.',
    )
  const buildError = findBuildError(runtime.store, document)
  if (buildError) return finishDeployment(runtime, deployment, 'failed', buildError)
  const change = { stage: 'booting', due: Date.now() } as const
  if (resolveBootOrder(runtime, application) === 'bootFirst')
    return updateDeployment(
      runtime,
      deployment,
      change,
      'New container started. Waiting for health check.',
    )
  const finishedAt = new Date().toISOString()
  updateDeployment(
    runtime,
    deployment,
    { ...change, status: 'finished', finishedAt },
    'Container is starting.',
  )
  startWaitingDeployments(runtime)
}

const bootDeployedSite = async (
  runtime: DeploymentRuntime,
  { uuid, application }: DeploymentDocument,
) => {
  const { store, siteRunner, folders } = runtime
  const isCancelled = () => store.deployments.get(uuid)?.status === 'cancelled-by-user'
  const result = await siteRunner.boot(application, isCancelled)
  const current = store.deployments.get(uuid)
  if (runtime.isClosing || current?.stage !== 'booting') return
  if (result.outcome === 'running' && current.status === 'finished')
    return updateDeployment(runtime, current, { stage: 'done' }, 'New container is healthy.')
  if (result.outcome === 'running') {
    const due = Date.now() + (store.isSimulatingSites() ? 0 : 300 + Math.round(Math.random() * 200))
    return updateDeployment(
      runtime,
      current,
      { stage: 'reporting', due },
      'New container is healthy.',
    )
  }
  const log = redactSiteLog(
    store,
    application,
    readLogTail(getSiteLogPath(folders.applicationFolder(application)), 30),
  )
  const text = `${result.reason}\n${log}`
  if (current.status === 'finished')
    return updateDeployment(runtime, current, { stage: 'done' }, text)
  finishDeployment(runtime, current, 'failed', text)
}

const stageHandlers: Record<
  DeploymentStage,
  (runtime: DeploymentRuntime, deployment: DeploymentDocument) => unknown
> = {
  waiting: startBuild,
  building: completeBuild,
  booting: bootDeployedSite,
  reporting: (runtime, deployment) =>
    finishDeployment(runtime, deployment, 'finished', 'Rolling update completed.'),
  done: () => {},
}

const advanceDeployment = (runtime: DeploymentRuntime, uuid: string) => {
  const deployment = runtime.store.deployments.get(uuid)
  return deployment && !runtime.isClosing
    ? stageHandlers[deployment.stage](runtime, deployment)
    : undefined
}

/** False when the deployment has already ended. */
export const cancelDeployment = (runtime: DeploymentRuntime, uuid: string) => {
  const deployment = runtime.store.deployments.get(uuid)
  if (!deployment || !isUnfinished(deployment)) return false
  finishDeployment(runtime, deployment, 'cancelled-by-user', 'Deployment cancelled by user.')
  return true
}
