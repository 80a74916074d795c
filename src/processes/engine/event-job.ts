import { v5 as uuidv5 } from 'uuid'
import type { RecordedEvent, RecordedEventOf } from '../../../events'
import type { JobData, JobRequest, QueueName } from '../../store/job-queue/job-queue'

/** `idPrefix`: keeps the ids of this job apart from those of others of the same event. */
type EventJobOptions<Type> = { type: Type; queue: QueueName; idPrefix: string }

/** A job that follows an event of no project, such as one at a person's stream. */
export const defineEventJob = <Type extends RecordedEvent['type']>({
  type,
  queue,
  idPrefix,
}: EventJobOptions<Type>) => {
  /** One id per cause and run: whoever queues it again queues nothing. */
  const jobId = ({ eventId, pollCount, attempt, breakerHolds }: JobData) =>
    uuidv5(
      `${idPrefix}:${pollCount}:${attempt}${breakerHolds ? `:hold${breakerHolds}` : ''}`,
      eventId,
    )
  const isCause = (event: RecordedEvent): event is RecordedEventOf<Type> => event.type === type
  return {
    jobId,
    jobsForEvent: (event: RecordedEvent): JobRequest[] => {
      if (!isCause(event)) return []
      const { id: eventId, stream, correlationId, at: since } = event
      const cause = { eventId, stream, correlationId, since }
      const data: JobData = { step: 'account', ...cause, pollCount: 0, attempt: 1 }
      return [{ id: jobId(data), queue, data }]
    },
    /** The event that the job follows, among those of its stream; throws where there is none. */
    findCause: (events: readonly RecordedEvent[], { eventId, stream }: JobData) => {
      const found = events.find(({ id }) => id === eventId)
      if (found && isCause(found)) return found
      throw new Error(`expected ${type} ${eventId} of ${stream}, found none`)
    },
  }
}
