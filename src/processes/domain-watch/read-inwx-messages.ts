import type { InwxMessage } from '../../integrations/inwx/types'
import { VendorError } from '../../integrations/vendor-error'
import type { Tools } from '../engine/process'
import { takeWatch } from '../engine/watch-lease'

const everySeconds = 60
const most = 100

type Reading = Pick<Tools, 'sql' | 'inwx'>

const keep = ({ sql }: Reading, { id, type, object, status, at }: InwxMessage) => sql`
  insert into inwx_messages (id, type, object, status, at)
  values (${id}, ${type}, ${object}, ${status}, ${at}) on conflict do nothing`

/** Whoever waits for this name looks now, and so does the watch over names. */
const wake = async ({ sql }: Reading, { object }: InwxMessage) => {
  const name = object.toLowerCase()
  await sql`delete from domain_looks where name = ${name}`
  await sql`update pgboss.job set start_after = now()
    where name in ('provisioning', 'naming') and state = 'created' and start_after > now()
      and group_id = (select stream from taken_names where kind = 'domain' and name = ${name})`
}

const readAll = async (tools: Reading) => {
  for (let read = 0; read < most; read += 1) {
    const message = await tools.inwx.nextMessage()
    if (!message) return read
    await keep(tools, message)
    if (message.type === 'DOMAIN') await wake(tools, message)
    await tools.inwx.ackMessage(message.id)
  }
  return most
}

/**
 * Takes INWX's messages off its queue, one consumer at a time over all workers. Each is kept before
 * it is acknowledged: a crash between the two keeps it once. Answers how many came; INWX's silence
 * is told by the call log, and the next minute asks again.
 */
export const readMessages = async (tools: Reading): Promise<number> => {
  if (!(await takeWatch(tools.sql, 'messages', everySeconds))) return 0
  try {
    return await readAll(tools)
  } catch (error) {
    if (error instanceof VendorError) return 0
    throw error
  }
}
