import { v5 as uuidv5 } from 'uuid'
import type { RecordedEvent } from '../../../events'
import type { JobData, JobRequest } from '../../store/job-queue/job-queue'

/** One id per cause and run: whoever queues it again queues nothing. */
export const createServerJob = (data: JobData, startAfter?: string): JobRequest => ({
  id: uuidv5(`servers:${data.pollCount}:${data.attempt}`, data.eventId),
  queue: 'servers',
  data,
  ...(startAfter ? { startAfter } : {}),
})

/** What follows from an event of a server: one that is asked for is added. */
export const serverJobsForEvent = (event: RecordedEvent): JobRequest[] =>
  event.type === 'ServerRequested' || event.type === 'ServerValidationRepeated'
    ? [
        createServerJob({
          step: 'server',
          eventId: event.id,
          stream: event.stream,
          correlationId: event.correlationId,
          since: event.at,
          pollCount: 0,
          attempt: 1,
        }),
      ]
    : []
