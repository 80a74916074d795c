import { parseStreamKind } from '../../events/streams'
import type { QueueName } from '../store/job-queue/job-queue'
import { additionalDomains } from './additional-domains/additional-domains'
import { findStuckDomains } from './additional-domains/find-stuck-domains'
import { correctionJobsForEvent, loadCorrection } from './customers/follow-correction'
import { domainRenewals } from './domain-watch/domain-renewals'
import { driftJobs, driftJobsForEvent } from './drift/drift-jobs'
import type { JobDefinition, JobDefinitions } from './engine/job-definition'
import { firstJob } from './engine/job-ids'
import type { Process, Reaction } from './engine/process'
import { defineStepJobs } from './engine/step-jobs'
import type { Sweep } from './engine/sweep-stuck-work'
import { licensing } from './licensing/licensing'
import { customerMails } from './notifications/customer-mails'
import {
  loadPasswordResetMail,
  passwordResetJobsForEvent,
} from './notifications/password-reset-mail'
import { staffMails } from './notifications/staff-mails'
import { paymentJobs } from './payments/record-payment'
import { unpaidOrders } from './payments/unpaid-orders'
import { findStuckProjects } from './provisioning/find-stuck-projects'
import { provisioning } from './provisioning/provisioning'
import { serverJobs } from './servers/add-server'
import { serverJobsForEvent } from './servers/server-jobs'
import { oldSiteCleanup } from './site-move/old-site-cleanup'
import { siteMove } from './site-move/site-move'
import { projectTeardown } from './teardown/teardown'

type StepQueue = Exclude<QueueName, 'servers' | 'payments' | 'drift'>

/** The queues whose jobs are steps, and the tables that say which. */
const processesByQueue: Record<StepQueue, readonly [Process, ...Process[]]> = {
  provisioning: [provisioning, siteMove],
  licensing: [licensing],
  mails: [customerMails],
  'staff-mails': [staffMails],
  orders: [unpaidOrders],
  undoing: [projectTeardown],
  clearing: [oldSiteCleanup],
  renewals: [domainRenewals],
  naming: [additionalDomains],
}

export const processes: readonly Process[] = Object.values(processesByQueue).flat()

const stepJobs = Object.fromEntries(
  Object.entries(processesByQueue).map(([queue, all]) => [queue, defineStepJobs(...all)]),
) as Record<StepQueue, JobDefinition>

/** The steps of a queue, and what follows there from events at the streams of persons. */
const withAccountJobs = (
  queue: StepQueue,
  loadAccountJob: JobDefinition['load'],
): JobDefinition => ({
  ...stepJobs[queue],
  load: (deps, data, activeJob) =>
    (data.step === 'account' ? loadAccountJob : stepJobs[queue].load)(deps, data, activeJob),
})

/** What the jobs of each queue do. */
export const jobDefinitions: JobDefinitions = {
  ...stepJobs,
  orders: withAccountJobs('orders', loadCorrection),
  'staff-mails': withAccountJobs('staff-mails', loadPasswordResetMail),
  servers: serverJobs,
  payments: paymentJobs,
  drift: driftJobs,
}

/** What is queued again where no job carries it on. */
export const sweeps: readonly Sweep[] = [
  { processes: processesByQueue.provisioning, findStuckWork: findStuckProjects },
  { processes: processesByQueue.naming, findStuckWork: findStuckDomains },
]

/** The streams that the tables follow; events of a domain or license are about its project. */
const handledStreamKinds = new Set(['project', 'domain', 'license'])

/** The jobs that follow from an event, queued in the append that records it. */
export const jobsForEvent: Reaction = (event) => {
  if (!handledStreamKinds.has(parseStreamKind(event.stream)))
    return [
      ...serverJobsForEvent(event),
      ...driftJobsForEvent(event),
      ...passwordResetJobsForEvent(event),
      ...correctionJobsForEvent(event),
    ]
  return Object.values(processesByQueue).flatMap((all) => firstJob(all, event) ?? [])
}
