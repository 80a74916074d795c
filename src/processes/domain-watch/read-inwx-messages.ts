import type { InwxMessage } from '../../integrations/inwx/types'
import { VendorError } from '../../integrations/vendor-error'
import { wakeJobsOfDomain } from '../../store/job-queue/held-jobs'
import type { ProcessDependencies } from '../engine/process-dependencies'
import { acquireWatchLease } from '../engine/watch-lease'

const intervalSeconds = 60
const maxMessages = 100

type MessageReaderDependencies = Pick<ProcessDependencies, 'sql' | 'inwx'>

const saveMessage = (
  { sql }: MessageReaderDependencies,
  { id, type, object, status, at }: InwxMessage,
) => sql`
  insert into inwx_messages (id, type, object, status, at)
  values (${id}, ${type}, ${object}, ${status}, ${at}) on conflict do nothing`

/** Whoever waits for this name looks now, and so does the watch over names. */
const wakeWaitingJobs = async ({ sql }: MessageReaderDependencies, { object }: InwxMessage) => {
  const name = object.toLowerCase()
  await sql`delete from domain_looks where name = ${name}`
  await wakeJobsOfDomain(sql, name)
}

const readAllMessages = async (tools: MessageReaderDependencies) => {
  for (let read = 0; read < maxMessages; read += 1) {
    const message = await tools.inwx.getNextMessage()
    if (!message) return read
    await saveMessage(tools, message)
    if (message.type === 'DOMAIN') await wakeWaitingJobs(tools, message)
    await tools.inwx.ackMessage(message.id)
  }
  return maxMessages
}

/**
 * Takes INWX's messages off its queue, one consumer at a time over all workers. Each is kept before
 * it is acknowledged: a crash between the two keeps it once. Answers how many came; INWX's silence
 * is told by the call log, and the next minute asks again.
 */
export const readInwxMessages = async (tools: MessageReaderDependencies): Promise<number> => {
  if (!(await acquireWatchLease(tools.sql, 'messages', intervalSeconds))) return 0
  try {
    return await readAllMessages(tools)
  } catch (error) {
    if (error instanceof VendorError) return 0
    throw error
  }
}
