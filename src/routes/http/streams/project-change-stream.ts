import { streamSSE } from 'hono/streaming'
import { projectStream } from '../../../../events/streams'
import type { RequestContext } from '../permission-router'
import type { RouteDependencies } from '../route-dependencies'
import { createChangeSignal } from './change-signal'

const heartbeatMs = 5_000

type StreamMessage = { data: string; event?: string; id?: string }

/** A project's state now, and again after every change, until the reader leaves or we drain. */
export const streamProjectChanges = (
  c: RequestContext,
  deps: RouteDependencies,
  projectId: string,
  render: () => Promise<StreamMessage>,
) => {
  if (deps.shutdownSignal.aborted) return c.body(null, 503, { 'retry-after': '1' })
  return streamSSE(c, async (stream) => {
    const bell = createChangeSignal()
    const unwatch = deps.changes.subscribe((changed) => {
      if (changed === projectStream(projectId) || changed === '*') bell.notify()
    })
    stream.onAbort(bell.close)
    deps.shutdownSignal.addEventListener('abort', bell.close)
    let seen = ''
    try {
      do {
        const message = await render()
        // What a step waits for changes without an event: the beat looks again.
        if (message.data === seen) await stream.write(': still here\n\n')
        else await stream.writeSSE(message)
        seen = message.data
      } while ((await bell.wait(heartbeatMs)) !== 'closed')
    } finally {
      unwatch()
      deps.shutdownSignal.removeEventListener('abort', bell.close)
    }
  })
}
