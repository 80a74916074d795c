import type { SSEStreamingApi } from 'hono/streaming'
import { streamSSE } from 'hono/streaming'
import { projectStream } from '../../../../events/streams'
import type { RequestContext } from '../permission-router'
import type { RouteDependencies } from '../route-dependencies'
import type { ChangeSignal } from './change-signal'
import { createChangeSignal } from './change-signal'

const defaultHeartbeatMs = 5_000

/**
 * `refreshAfterMs`: something outside the database is waited for, which tells nobody when it changes;
 * absent = rendered again only after a change of the project or of its jobs.
 */
export type StreamMessage = { data: string; event?: string; id?: string; refreshAfterMs?: number }

type StreamDependencies = Pick<RouteDependencies, 'changes' | 'shutdownSignal'>

type StreamOptions = {
  projectId: string
  render: () => Promise<StreamMessage | undefined>
  heartbeatMs?: number
  /** Asked every twelfth heartbeat; the stream ends when it answers false. */
  mayContinue?: () => Promise<boolean>
}

const heartbeatsPerCheck = 12

/** Waits for the next change or the refresh that is due, with signs of life; false = the stream ends. */
const waitForChange = async (
  stream: SSEStreamingApi,
  signal: ChangeSignal,
  { heartbeatMs = defaultHeartbeatMs, mayContinue }: StreamOptions,
  beats: { count: number },
  refreshAfterMs = Number.POSITIVE_INFINITY,
) => {
  for (let waitedMs = 0; waitedMs < refreshAfterMs; waitedMs += heartbeatMs) {
    const outcome = await signal.wait(heartbeatMs)
    if (outcome === 'closed') return false
    beats.count += 1
    const isCheckDue = beats.count % heartbeatsPerCheck === 0
    if (isCheckDue && mayContinue && !(await mayContinue())) return false
    if (outcome === 'rung') return true
    await stream.write(': still here\n\n')
  }
  return true
}

const sendUpdates = async (
  stream: SSEStreamingApi,
  signal: ChangeSignal,
  options: StreamOptions,
) => {
  const beats = { count: 0 }
  let sent = ''
  for (;;) {
    const { refreshAfterMs, ...message } = (await options.render()) ?? { data: '' }
    if (message.data !== sent) await stream.writeSSE(message)
    sent = message.data
    if (!(await waitForChange(stream, signal, options, beats, refreshAfterMs))) return
  }
}

/**
 * A project's state now, and again after every change of its events or jobs, until the reader leaves
 * or this process stops. While nothing changes it costs no query.
 */
export const streamProjectChanges = (
  c: RequestContext,
  deps: StreamDependencies,
  options: StreamOptions,
) => {
  if (deps.shutdownSignal.aborted) return c.body(null, 503, { 'retry-after': '1' })
  return streamSSE(c, async (stream) => {
    const signal = createChangeSignal()
    // Before the first render, so that no change between the two is missed.
    const unsubscribe = deps.changes.subscribe((changed) => {
      if (changed === projectStream(options.projectId) || changed === '*') signal.notify()
    })
    stream.onAbort(signal.close)
    deps.shutdownSignal.addEventListener('abort', signal.close)
    try {
      await sendUpdates(stream, signal, options)
    } finally {
      unsubscribe()
      deps.shutdownSignal.removeEventListener('abort', signal.close)
    }
  })
}
