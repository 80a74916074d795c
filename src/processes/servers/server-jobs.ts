import { v5 as uuidv5 } from 'uuid'
import type { RecordedEvent } from '../../../events'
import type { JobData, JobRequest } from '../../store/job-queue/job-queue'

/** One id per cause and run: whoever queues it again queues nothing. */
export const serverJobId = ({ eventId, pollCount, attempt, breakerHolds }: JobData) =>
  uuidv5(`servers:${pollCount}:${attempt}${breakerHolds ? `:hold${breakerHolds}` : ''}`, eventId)

/** A server that is requested, or whose validation is repeated, is added by a job. */
export const serverJobsForEvent = (event: RecordedEvent): JobRequest[] => {
  if (event.type !== 'ServerRequested' && event.type !== 'ServerValidationRepeated') return []
  const { id: eventId, stream, correlationId, at: since } = event
  const cause = { eventId, stream, correlationId, since }
  const data: JobData = { step: 'server', ...cause, pollCount: 0, attempt: 1 }
  return [{ id: serverJobId(data), queue: 'servers', data }]
}
