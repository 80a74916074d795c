import { domainStream, projectStream, serverStream } from '../../../../events/streams'
import { findRenewalDeadline } from '../../../../src/domain/naming/renewal-deadline'
import { rebuildProject } from '../../../../src/domain/project/evolve'
import { jobDefinitions } from '../../../../src/processes/all-processes'
import type { ProcessDependencies } from '../../../../src/processes/engine/process-dependencies'
import { runJob } from '../../../../src/processes/engine/run-job'
import { mailDomainExpiring } from '../../../../src/processes/notifications/domain-mails'
import type { JobData, QueueName } from '../../../../src/store/job-queue/job-queue'
import { sandboxNameservers } from '../../../sandbox/inwx/sandbox-inwx-fixture'
import { appendEvents } from '../../../support/append-events'
import type { OrderResponse } from '../../../support/order-client'
import { otherServerId, serverId } from '../../../support/project-events'
import type { ShopApp } from '../../support/shop-app'
import type { Act } from './order-acts'

export type KeptMail = { to: string; subject: string; text: string }
type QueuedJob = { id: string; name: QueueName; retryCount: number; data: JobData }

export const staffMail = 'staff@vrs.example'

/** Servers with room, and mails that are kept instead of sent. */
const openMailDependencies = async ({ deps, processDeps }: ShopApp, mails: KeptMail[]) => {
  for (const id of [serverId, otherServerId])
    await appendEvents(deps.store, serverStream(id), {
      type: 'ServerAdded',
      data: { name: id, ipv4: '203.0.113.7', coolifyUuid: id, capacity: 500 },
    })
  return {
    ...processDeps,
    mail: { send: async (mail: KeptMail) => void mails.push(mail) },
    senderDomain: 'vrs.example',
    staffMail,
    // The zone of the old provider is empty.
    dns: { readPublicZone: async () => ({ nameservers: [], records: [], gaps: [] }) },
    nameservers: sandboxNameservers,
    deadlines: {},
    rolloutPace: { internalMinutes: 60, tenthMinutes: 1440 },
    contactMail: deps.contactMail,
    withAdvisoryLock: async (_: string, work: (signal: AbortSignal) => Promise<unknown>) => ({
      done: await work(new AbortController().signal),
    }),
  } as unknown as ProcessDependencies
}

const createMailJobs = ({ deps }: ShopApp, mailDeps: ProcessDependencies) => ({
  /** Of the last events only: those before were told when they were news. */
  run: async (projectId: string, domain: string) => {
    const jobs = await deps.sql<QueuedJob[]>`update pgboss.job set state = 'active'
      where name in ('mails', 'staff-mails') and state in ('created', 'retry')
        and group_id = any(${[`project-${projectId}`, `domain-${domain}`]})
      returning id, name, retry_count, data`
    // Customers are written to before staff, in the table as well.
    for (const { id, name, retryCount, data } of jobs.toSorted((a, b) =>
      a.name.localeCompare(b.name),
    ))
      await runJob(mailDeps, jobDefinitions[name], { id, queue: name, retryCount }, data)
  },
  discard: (projectId: string, domain: string) =>
    deps.sql`update pgboss.job set state = 'completed'
      where name in ('mails', 'staff-mails')
        and group_id = any(${[`project-${projectId}`, `domain-${domain}`]})`,
})

const createActs = (shop: ShopApp, mailDeps: ProcessDependencies) => {
  const { deps } = shop
  /** What the queue does next for this order. */
  const runNextStep = async (projectId: string) => {
    const [job] = await deps.sql<QueuedJob[]>`update pgboss.job set state = 'active'
      where name = 'provisioning' and state in ('created', 'retry')
        and group_id = ${`project-${projectId}`}
      returning id, name, retry_count, data`
    if (!job) throw new Error(`expected a step of ${projectId} to be queued, found none`)
    const { id, name, retryCount, data } = job
    await runJob(mailDeps, jobDefinitions[name], { id, queue: name, retryCount }, data)
  }

  const warnOfExpiry = async (projectId: string, domain: string, days: number) => {
    const { events } = await deps.store.read(projectStream(projectId))
    const project = rebuildProject(events)
    if (project.stage === 'initial') throw new Error(`expected order ${projectId}, found none`)
    const expiresAt = new Date(Date.now() + days * 86_400_000).toISOString()
    const expiry = { domain, expiresAt, renewBefore: findRenewalDeadline(expiresAt), days }
    await mailDomainExpiring({ ...mailDeps, events, project }, expiry)
  }

  const returnDebit = async (checkoutUrl: string | null) => {
    const body = new URLSearchParams({ method: 'sepa_debit_failing' })
    await fetch(`${checkoutUrl}/pay`, { method: 'POST', redirect: 'manual', body })
    await shop.runPaymentJobs()
    shop.stripe.settleDebits()
    await shop.runPaymentJobs()
  }
  return { runNextStep, warnOfExpiry, returnDebit }
}

/** Acts on orders of this shop, and what is written about it. */
export const openOrderPerformer = async (shop: ShopApp) => {
  const mails: KeptMail[] = []
  const mailDeps = await openMailDependencies(shop, mails)
  const mailJobs = createMailJobs(shop, mailDeps)
  const { runNextStep, warnOfExpiry, returnDebit } = createActs(shop, mailDeps)
  const perform = async ({ projectId, checkoutUrl }: OrderResponse, domain: string, act: Act) => {
    switch (act.type) {
      case 'ReturnDebit':
        return returnDebit(checkoutUrl)
      case 'RunNextStep':
        return runNextStep(projectId)
      case 'RecordDomain':
        return appendEvents(shop.deps.store, domainStream(domain), ...act.data)
      case 'WarnOfExpiry':
        return warnOfExpiry(projectId, domain, act.data)
      default:
        return shop.deps.commands.project(
          { by: 'person:test', correlationId: 'c', causationId: 'c' },
          projectId,
          act,
        )
    }
  }
  return { perform, mails, mailJobs }
}
