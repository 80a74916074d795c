import { redacted, tailOf } from '../sites/site-log'
import { logOf } from '../sites/site-process'
import { runtimeVariablesOf } from '../store/coolify-store'
import type { Deployment, DeploymentStatus, Stage } from '../store/documents'
import { orderFor } from './boot-order'
import type { Yard } from './deployment-runtime'
import { obstacleTo } from './find-build-error'

export const isOpen = ({ status }: Deployment) => status === 'queued' || status === 'in_progress'

const move = (yard: Yard, deployment: Deployment, change: Partial<Deployment>, text: string) => {
  const at = new Date().toISOString()
  const logs = [...deployment.logs, { at, text }]
  const moved = yard.world.deployments.change(deployment.uuid, { ...change, updatedAt: at, logs })
  if (moved && moved.stage !== 'done') awaitStage(yard, moved)
}

/** Lets the deployment go on when its present stage is due. */
export const awaitStage = (yard: Yard, { uuid, due }: Deployment) =>
  yard.world.timers.at(due, () => advance(yard, uuid))

const finish = (yard: Yard, deployment: Deployment, status: DeploymentStatus, text: string) => {
  const finishedAt = new Date().toISOString()
  move(yard, deployment, { status, stage: 'done', finishedAt }, text)
  goOn(yard)
}

/** Lets waiting deployments have the places that became free. */
const goOn = (yard: Yard) => {
  const now = Date.now()
  for (const { uuid, stage, due } of yard.world.deployments.all())
    if (stage === 'waiting' && due <= now) advance(yard, uuid)
}

const hasPlace = ({ world }: Yard, { server, application }: Deployment) => {
  const busy = world.deployments.all().filter(({ status }) => status === 'in_progress')
  if (busy.some((one) => one.application === application)) return false
  if (world.isLight()) return true
  const here = busy.filter((one) => one.server === server).length
  return here < (world.servers.get(server)?.concurrentBuilds ?? 0)
}

const begin = (yard: Yard, deployment: Deployment) => {
  // A timer may wake a moment early.
  if (deployment.due > Date.now()) return awaitStage(yard, deployment)
  if (!hasPlace(yard, deployment)) return
  const due = Date.now() + yard.world.duration(0.9)
  const text = `Starting deployment of ${deployment.applicationName}.`
  const { application } = deployment
  yard.world.applications.change(application, {
    given: runtimeVariablesOf(yard.world, application),
  })
  move(yard, deployment, { status: 'in_progress', stage: 'building', due }, text)
}

const built = (yard: Yard, deployment: Deployment) => {
  const { application } = deployment
  const known = yard.world.applications.get(application)
  if (!known) return finish(yard, deployment, 'failed', 'The application is gone.')
  if (deployment.restartOnly && known.wanted === 'nothing')
    return finish(yard, deployment, 'failed', 'There is no image to restart from. Deploy first.')
  const obstacle = obstacleTo(yard.world, known)
  if (obstacle) return finish(yard, deployment, 'failed', obstacle)
  const change = { stage: 'booting', due: Date.now() } as const
  if (orderFor(yard.order, yard.seed, application) === 'bootFirst')
    return move(yard, deployment, change, 'New container started. Waiting for health check.')
  const finishedAt = new Date().toISOString()
  move(yard, deployment, { ...change, status: 'finished', finishedAt }, 'Container is starting.')
  goOn(yard)
}

const bootSite = async (yard: Yard, { uuid, application }: Deployment) => {
  const { world, sites, folders } = yard
  const cancelled = () => world.deployments.get(uuid)?.status === 'cancelled-by-user'
  const result = await sites.boot(application, cancelled)
  const now = world.deployments.get(uuid)
  if (yard.closing || now?.stage !== 'booting') return
  if (result.outcome === 'running' && now.status === 'finished')
    return move(yard, now, { stage: 'done' }, 'New container is healthy.')
  if (result.outcome === 'running') {
    const due = Date.now() + (world.isLight() ? 0 : 300 + Math.round(Math.random() * 200))
    return move(yard, now, { stage: 'reporting', due }, 'New container is healthy.')
  }
  const log = redacted(world, application, tailOf(logOf(folders.app(application)), 30))
  const text = `${result.why}\n${log}`
  if (now.status === 'finished') return move(yard, now, { stage: 'done' }, text)
  finish(yard, now, 'failed', text)
}

const steps: Record<Stage, (yard: Yard, deployment: Deployment) => unknown> = {
  waiting: begin,
  building: built,
  booting: bootSite,
  reporting: (yard, deployment) =>
    finish(yard, deployment, 'finished', 'Rolling update completed.'),
  done: () => {},
}

const advance = (yard: Yard, uuid: string) => {
  const deployment = yard.world.deployments.get(uuid)
  return deployment && !yard.closing ? steps[deployment.stage](yard, deployment) : undefined
}

/** False when the deployment has already ended. */
export const cancel = (yard: Yard, uuid: string) => {
  const deployment = yard.world.deployments.get(uuid)
  if (!deployment || !isOpen(deployment)) return false
  finish(yard, deployment, 'cancelled-by-user', 'Deployment cancelled by user.')
  return true
}
