import { getApplicationDeployments } from '../store/coolify-store'
import { scheduleApplicationDeletion } from './application-deletion'
import type { BootOrder } from './boot-order'
import type { DeploymentRuntime } from './deployment-runtime'
import { cancelDeployment, isUnfinished, scheduleStage } from './deployment-stages'

export type EnqueueResult =
  | { outcome: 'queued'; uuid: string }
  | { outcome: 'skipped' }
  | { outcome: 'full' }

export type DeploymentQueue = {
  enqueue(application: string, options?: { force?: boolean; restartOnly?: boolean }): EnqueueResult
  /** False when the deployment has already ended. */
  cancel(uuid: string): boolean
  stopSite(application: string): void
  /** Carries out a deletion that was asked for, when it is due. */
  scheduleApplicationDeletion(application: string): void
  setBootOrder(order: BootOrder): void
  /** Goes on with everything that was under way when the last run ended. */
  resume(): void
  close(): void
}

const createEnqueue =
  (yard: DeploymentRuntime): DeploymentQueue['enqueue'] =>
  (uuid, { force = false, restartOnly = false } = {}) => {
    const { store } = yard
    const application = store.applications.get(uuid)
    if (!application) return { outcome: 'full' }
    const queued = store.deployments
      .list()
      .filter(({ status, server }) => status === 'queued' && server === application.server)
    const limit = store.servers.get(application.server)?.queueLimit ?? 0
    if (queued.length >= limit) return { outcome: 'full' }
    if (!force && getApplicationDeployments(store, uuid).some(isUnfinished))
      return { outcome: 'skipped' }
    const document = store.newDocument()
    const deployment = store.deployments.add({
      ...document,
      application: uuid,
      applicationName: application.name,
      server: application.server,
      status: 'queued',
      stage: 'waiting',
      due: Date.now() + store.simulateDuration(0.1),
      restartOnly,
      force,
      updatedAt: document.createdAt,
      finishedAt: null,
      logs: [],
    })
    scheduleStage(yard, deployment)
    return { outcome: 'queued', uuid: document.uuid }
  }

export const createDeploymentQueue = (
  options: Omit<DeploymentRuntime, 'isClosing' | 'bootOrder'>,
): DeploymentQueue => {
  const yard: DeploymentRuntime = { ...options, bootOrder: 'seed', isClosing: false }
  const { store } = yard
  return {
    enqueue: createEnqueue(yard),
    cancel: (uuid) => cancelDeployment(yard, uuid),
    stopSite: (uuid) => {
      store.applications.update(uuid, { wanted: 'stopped' })
      void yard.siteRunner.stop(uuid)
    },
    scheduleApplicationDeletion: (uuid) => scheduleApplicationDeletion(yard, uuid),
    setBootOrder: (order) => {
      yard.bootOrder = order
    },
    resume: () => {
      for (const one of store.deployments.list()) if (one.stage !== 'done') scheduleStage(yard, one)
      for (const { uuid } of store.applications.list()) scheduleApplicationDeletion(yard, uuid)
    },
    close: () => {
      yard.isClosing = true
    },
  }
}
