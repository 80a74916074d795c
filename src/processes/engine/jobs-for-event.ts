import { v5 as uuidv5 } from 'uuid'
import type { Happened } from '../../../events'
import { kindOf } from '../../../events/streams'
import type { JobRequest } from '../../store/job-queue/job-queue'
import { naming } from '../additional-domains/additional-domains'
import { renewals } from '../domain-watch/domain-renewals'
import { driftJobs } from '../drift/drift-jobs'
import { licensing } from '../licensing/licensing'
import { mails } from '../notifications/customer-mails'
import { staffMails } from '../notifications/staff-mails'
import { orders } from '../payments/unpaid-orders'
import { provisioning } from '../provisioning/provisioning'
import { serverJobs } from '../servers/server-jobs'
import { clearing } from '../site-move/old-site-cleanup'
import { undoing } from '../teardown/teardown'
import type { Process, Reaction, Step } from './process'

export const processes: readonly Process[] = [
  provisioning,
  licensing,
  mails,
  staffMails,
  orders,
  undoing,
  clearing,
  renewals,
  naming,
]

/** One id per event, process and run: whoever queues it again queues nothing. */
export const jobId = (eventId: string, process: Process, run: string) =>
  uuidv5(`${process.queue}:${run}`, eventId)

const stepIdOf = (event: Happened, step: Step) =>
  event.type === 'ProvisioningResumed' ? event.data.step : step.id

/** The first job of a process for an event. */
export const firstJob = (process: Process, step: Step, event: Happened): JobRequest => ({
  id: jobId(event.id, process, 'first'),
  queue: process.queue,
  data: {
    step: stepIdOf(event, step),
    eventId: event.id,
    stream: event.stream,
    correlationId: event.correlationId,
    since: event.at,
    look: 0,
    attempt: 1,
  },
})

/** The streams that processes follow; a domain's events are about the project that holds it. */
const followed = new Set(['project', 'domain'])

/** What follows from an event, queued in the append that records it. */
export const jobsOf: Reaction = (event) =>
  followed.has(kindOf(event.stream))
    ? processes.flatMap((process) => {
        const step = process.table[event.type]
        if (!step || step.when?.(event) === false) return []
        if (!step.due) return [firstJob(process, step, event)]
        const startAfter = step.due(event)
        return startAfter ? [{ ...firstJob(process, step, event), startAfter }] : []
      })
    : [...serverJobs(event), ...driftJobs(event)]
