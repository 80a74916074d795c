import { v5 as uuidv5 } from 'uuid'
import type { RecordedEvent } from '../../../events'
import { parseStreamKind } from '../../../events/streams'
import type { JobRequest } from '../../store/job-queue/job-queue'
import { additionalDomains } from '../additional-domains/additional-domains'
import { domainRenewals } from '../domain-watch/domain-renewals'
import { driftJobsForEvent } from '../drift/drift-jobs'
import { licensing } from '../licensing/licensing'
import { customerMails } from '../notifications/customer-mails'
import { staffMails } from '../notifications/staff-mails'
import { unpaidOrders } from '../payments/unpaid-orders'
import { provisioning } from '../provisioning/provisioning'
import { serverJobsForEvent } from '../servers/server-jobs'
import { oldSiteCleanup } from '../site-move/old-site-cleanup'
import { projectTeardown } from '../teardown/teardown'
import type { Process, Reaction, Step } from './process'

export const processes: readonly Process[] = [
  provisioning,
  licensing,
  customerMails,
  staffMails,
  unpaidOrders,
  projectTeardown,
  oldSiteCleanup,
  domainRenewals,
  additionalDomains,
]

/** One id per event, process and run: whoever queues it again queues nothing. */
export const jobId = (eventId: string, process: Process, run: string) =>
  uuidv5(`${process.queue}:${run}`, eventId)

const initialStepId = (event: RecordedEvent, step: Step) =>
  event.type === 'ProvisioningResumed' ? event.data.step : step.id

/** The first job of a process for an event. */
export const firstJob = (process: Process, step: Step, event: RecordedEvent): JobRequest => ({
  id: jobId(event.id, process, 'first'),
  queue: process.queue,
  data: {
    step: initialStepId(event, step),
    eventId: event.id,
    stream: event.stream,
    correlationId: event.correlationId,
    since: event.at,
    pollCount: 0,
    attempt: 1,
  },
})

/** The streams that processes follow; a domain's events are about the project that holds it. */
const handledStreamKinds = new Set(['project', 'domain'])

/** What follows from an event, queued in the append that records it. */
export const jobsForEvent: Reaction = (event) =>
  handledStreamKinds.has(parseStreamKind(event.stream))
    ? processes.flatMap((process) => {
        const step = process.table[event.type]
        if (!step || step.appliesTo?.(event) === false) return []
        if (!step.dueAt) return [firstJob(process, step, event)]
        const startAfter = step.dueAt(event)
        return startAfter ? [{ ...firstJob(process, step, event), startAfter }] : []
      })
    : [...serverJobsForEvent(event), ...driftJobsForEvent(event)]
