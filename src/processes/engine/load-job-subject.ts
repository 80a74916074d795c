import { parseStreamId, parseStreamKind } from '../../../events/streams'
import { findDomainHolder } from '../../../projections/queries/domains'
import type { JobData } from '../../store/job-queue/job-queue'
import type { ProcessDependencies } from './process'

/**
 * The event behind a job, and the history of the project that it is about: its own, or that of the
 * project that holds the domain. No `stream`: no project holds it now.
 */
export const loadJobSubject = async (
  { sql, store }: Pick<ProcessDependencies, 'sql' | 'store'>,
  data: JobData,
) => {
  const { events } = await store.read(data.stream)
  const cause = events.find(({ id }) => id === data.eventId)
  if (parseStreamKind(data.stream) !== 'domain') return { cause, events, stream: data.stream }
  const stream = await findDomainHolder(sql, parseStreamId(data.stream))
  return { cause, stream, events: stream ? (await store.read(stream)).events : [] }
}
