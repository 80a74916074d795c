import { v5 as uuidv5 } from 'uuid'
import type { Happened } from '../../../events'
import type { JobData, JobRequest } from '../../store/job-queue/job-queue'

/** One id per cause and run: whoever queues it again queues nothing. */
export const serverJob = (data: JobData, startAfter?: string): JobRequest => ({
  id: uuidv5(`servers:${data.look}:${data.attempt}`, data.eventId),
  queue: 'servers',
  data,
  ...(startAfter ? { startAfter } : {}),
})

/** What follows from an event of a server: one that is asked for is added. */
export const serverJobs = (event: Happened): JobRequest[] =>
  event.type === 'ServerRequested' || event.type === 'ServerValidationRepeated'
    ? [
        serverJob({
          step: 'server',
          eventId: event.id,
          stream: event.stream,
          correlationId: event.correlationId,
          since: event.at,
          look: 0,
          attempt: 1,
        }),
      ]
    : []
