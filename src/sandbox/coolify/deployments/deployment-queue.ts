import { deploymentsOf } from '../store/coolify-store'
import { awaitDeletion } from './application-deletion'
import type { BootOrder } from './boot-order'
import type { Yard } from './deployment-runtime'
import { awaitStage, cancel, isOpen } from './deployment-stages'

export type Queued =
  | { outcome: 'queued'; uuid: string }
  | { outcome: 'skipped' }
  | { outcome: 'full' }

export type Deploying = {
  queue(application: string, options?: { force?: boolean; restartOnly?: boolean }): Queued
  /** False when the deployment has already ended. */
  cancel(uuid: string): boolean
  stop(application: string): void
  /** Carries out a deletion that was asked for, when it is due. */
  awaitDeletion(application: string): void
  setBootOrder(order: BootOrder): void
  /** Goes on with everything that was under way when the last run ended. */
  resume(): void
  close(): void
}

const queue =
  (yard: Yard): Deploying['queue'] =>
  (uuid, { force = false, restartOnly = false } = {}) => {
    const { world } = yard
    const application = world.applications.get(uuid)
    if (!application) return { outcome: 'full' }
    const queued = world.deployments
      .all()
      .filter(({ status, server }) => status === 'queued' && server === application.server)
    const limit = world.servers.get(application.server)?.queueLimit ?? 0
    if (queued.length >= limit) return { outcome: 'full' }
    if (!force && deploymentsOf(world, uuid).some(isOpen)) return { outcome: 'skipped' }
    const document = world.mint()
    const deployment = world.deployments.add({
      ...document,
      application: uuid,
      applicationName: application.name,
      server: application.server,
      status: 'queued',
      stage: 'waiting',
      due: Date.now() + world.duration(0.1),
      restartOnly,
      force,
      updatedAt: document.createdAt,
      finishedAt: null,
      logs: [],
    })
    awaitStage(yard, deployment)
    return { outcome: 'queued', uuid: document.uuid }
  }

export const openDeploying = (options: Omit<Yard, 'closing' | 'order'>): Deploying => {
  const yard: Yard = { ...options, order: 'seed', closing: false }
  const { world } = yard
  return {
    queue: queue(yard),
    cancel: (uuid) => cancel(yard, uuid),
    stop: (uuid) => {
      world.applications.change(uuid, { wanted: 'stopped' })
      void yard.sites.stop(uuid)
    },
    awaitDeletion: (uuid) => awaitDeletion(yard, uuid),
    setBootOrder: (order) => {
      yard.order = order
    },
    resume: () => {
      for (const one of world.deployments.all()) if (one.stage !== 'done') awaitStage(yard, one)
      for (const { uuid } of world.applications.all()) awaitDeletion(yard, uuid)
    },
    close: () => {
      yard.closing = true
    },
  }
}
