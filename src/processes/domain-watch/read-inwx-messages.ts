import type { InwxMessage } from '../../integrations/inwx/types'
import { VendorError } from '../../integrations/vendor-error'
import { wakeJobsOfDomain } from '../../store/job-queue/held-jobs'
import { deleteDomainLook, saveInwxMessage } from '../../store/ledgers/domain-watch'
import { acquireWatchLease } from '../../store/ledgers/watch-lease'
import type { ProcessDependencies } from '../engine/process-dependencies'

const intervalSeconds = 60
const maxMessages = 100

type MessageReaderDependencies = Pick<ProcessDependencies, 'sql' | 'inwx'>

/** Jobs that wait for this domain run now, and the domain watch checks it next. */
const wakeWaitingJobs = async ({ sql }: MessageReaderDependencies, { object }: InwxMessage) => {
  const name = object.toLowerCase()
  await deleteDomainLook(sql, name)
  await wakeJobsOfDomain(sql, name)
}

const readAllMessages = async (deps: MessageReaderDependencies, signal?: AbortSignal) => {
  for (let read = 0; read < maxMessages; read += 1) {
    signal?.throwIfAborted()
    const message = await deps.inwx.getNextMessage()
    if (!message) return read
    await saveInwxMessage(deps.sql, message)
    if (message.type === 'DOMAIN') await wakeWaitingJobs(deps, message)
    await deps.inwx.ackMessage(message.id)
  }
  return maxMessages
}

/**
 * Takes INWX's messages off its queue, one consumer at a time over all workers. Each is kept before
 * it is acknowledged: a crash between the two keeps it once. Answers how many came; the call
 * log records a failed call, and the next minute asks again.
 */
export const readInwxMessages = async (
  deps: MessageReaderDependencies,
  signal?: AbortSignal,
): Promise<number> => {
  if (!(await acquireWatchLease(deps.sql, 'messages', intervalSeconds))) return 0
  try {
    return await readAllMessages(deps, signal)
  } catch (error) {
    if (error instanceof VendorError) return 0
    throw error
  }
}
