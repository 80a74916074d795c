import pg from 'pg'
import type { DatabaseSockets } from './database-sockets'

/** Notices when the database does not answer. */
export type DatabaseMonitor = {
  /**
   * Calls back when the database does not answer and the caller has waited for `patienceMs`; never
   * while it answers. Returns what forgets the caller.
   */
  onOutage(patienceMs: number, callBack: () => void): () => void
  close(): void
}

type MonitorOptions = {
  databaseUrl: string
  sockets: DatabaseSockets
  /** Called at each change. */
  onChange?: (change: { isAvailable: boolean; cause?: unknown }) => void
  /** A test's own is faster. */
  pace?: MonitorPace
}

type MonitorPace = {
  pingIntervalMs: number
  /** A busy machine answers late; after so long a silence nothing is on its way any more. */
  silenceMs: number
}

const defaultPace: MonitorPace = { pingIntervalMs: 1_000, silenceMs: 3_000 }
const connectTimeoutMs = 2_000
/** What has arrived while this process was too busy to read is read before it is judged. */
const graceMs = 250

class DatabaseSilentError extends Error {
  readonly code = 'ETIMEDOUT'
  constructor(silenceMs: number) {
    super(`expected an answer of the database within ${silenceMs} ms, found none`)
  }
}

/** Rejects after the silence; the answer that arrives in the grace still counts. */
const withinSilence = async <T>(work: Promise<T>, silenceMs: number): Promise<T> => {
  let timer: Timer | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      timer = setTimeout(() => reject(new DatabaseSilentError(silenceMs)), graceMs)
    }, silenceMs)
  })
  try {
    return await Promise.race([work, silence])
  } finally {
    clearTimeout(timer)
  }
}

const connectClient = async (databaseUrl: string) => {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'vrs-monitor',
    connectionTimeoutMillis: connectTimeoutMs,
  })
  client.on('error', () => undefined) // The next ping meets it.
  await client.connect()
  return client
}

type Waiter = { dueAt: number; callBack: () => void }

/** Callers that wait for the outage; they cost no timer each. */
const createWaiters = () => {
  const waiters = new Set<Waiter>()
  return {
    add: (patienceMs: number, callBack: () => void) => {
      const waiter = { dueAt: performance.now() + patienceMs, callBack }
      waiters.add(waiter)
      return () => void waiters.delete(waiter)
    },
    releaseDue: () => {
      const now = performance.now()
      for (const waiter of waiters)
        if (waiter.dueAt <= now) {
          waiters.delete(waiter)
          waiter.callBack()
        }
    },
  }
}

/** Asks the database every second, on a connection of its own; ends all sockets of a silent one. */
export const startDatabaseMonitor = ({
  databaseUrl,
  sockets,
  onChange,
  pace = defaultPace,
}: MonitorOptions): DatabaseMonitor => {
  const waiters = createWaiters()
  let isAvailable = true
  const closed = Promise.withResolvers<'closed'>()
  let client: pg.Client | undefined

  const setAvailable = (value: boolean, cause?: unknown) => {
    if (value !== isAvailable) onChange?.({ isAvailable: value, ...(cause ? { cause } : {}) })
    isAvailable = value
  }
  const ping = async () => {
    client ??= await connectClient(databaseUrl)
    await client.query('select 1')
  }
  const dropClient = () => {
    void client?.end().catch(() => undefined)
    client = undefined
  }
  const check = async () => {
    try {
      await withinSilence(ping(), pace.silenceMs)
      setAvailable(true)
    } catch (error) {
      dropClient()
      setAvailable(false, error)
      if (error instanceof DatabaseSilentError) sockets.destroyAll()
    }
  }
  const run = async () => {
    for (;;) {
      await check()
      if (!isAvailable) waiters.releaseDue()
      const pause = Bun.sleep(pace.pingIntervalMs / (isAvailable ? 1 : 4))
      if ((await Promise.race([pause, closed.promise])) === 'closed') return dropClient()
    }
  }
  void run()
  return {
    onOutage: waiters.add,
    close: () => closed.resolve('closed'),
  }
}
