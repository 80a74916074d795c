import { getApplicationDeployments } from '../store/coolify-store'
import { scheduleApplicationDeletion } from './application-deletion'
import {
  type BootOrder,
  cancelDeployment,
  type DeploymentRuntime,
  isUnfinished,
  scheduleStage,
} from './deployment-stages'

type EnqueueResult =
  | { outcome: 'queued'; uuid: string }
  | { outcome: 'skipped' }
  | { outcome: 'full' }

export type DeploymentQueue = {
  enqueue(application: string, options?: { force?: boolean; restartOnly?: boolean }): EnqueueResult
  /** False when the deployment has already ended. */
  cancel(uuid: string): boolean
  stopSite(application: string): void
  /** Deletes an application when its requested deletion is due. */
  scheduleApplicationDeletion(application: string): void
  setBootOrder(order: BootOrder): void
  /** Continues all deployments and deletions that the last run left unfinished. */
  resume(): void
  close(): void
}

const createEnqueue =
  (runtime: DeploymentRuntime): DeploymentQueue['enqueue'] =>
  (uuid, { force = false, restartOnly = false } = {}) => {
    const { store } = runtime
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
    scheduleStage(runtime, deployment)
    return { outcome: 'queued', uuid: document.uuid }
  }

export const createDeploymentQueue = (
  options: Omit<DeploymentRuntime, 'isClosing' | 'bootOrder'>,
): DeploymentQueue => {
  const runtime: DeploymentRuntime = { ...options, bootOrder: 'seed', isClosing: false }
  const { store } = runtime
  return {
    enqueue: createEnqueue(runtime),
    cancel: (uuid) => cancelDeployment(runtime, uuid),
    stopSite: (uuid) => {
      store.applications.update(uuid, { wanted: 'stopped' })
      void runtime.siteRunner.stop(uuid)
    },
    scheduleApplicationDeletion: (uuid) => scheduleApplicationDeletion(runtime, uuid),
    setBootOrder: (order) => {
      runtime.bootOrder = order
    },
    resume: () => {
      for (const one of store.deployments.list())
        if (one.stage !== 'done') scheduleStage(runtime, one)
      for (const { uuid } of store.applications.list()) scheduleApplicationDeletion(runtime, uuid)
    },
    close: () => {
      runtime.isClosing = true
    },
  }
}
