import { streamSSE } from 'hono/streaming'
import { projectStream } from '../../../../events/streams'
import type { Asked } from '../permission-router'
import type { Desk } from '../route-dependencies'
import { openBell } from './change-signal'

const heartbeatMs = 5_000

type Message = { data: string; event?: string; id?: string }

/** A project's state now, and again after every change, until the reader leaves or we drain. */
export const follow = (c: Asked, desk: Desk, projectId: string, render: () => Promise<Message>) => {
  if (desk.draining.aborted) return c.body(null, 503, { 'retry-after': '1' })
  return streamSSE(c, async (stream) => {
    const bell = openBell()
    const unwatch = desk.changes.watch((changed) => {
      if (changed === projectStream(projectId) || changed === '*') bell.ring()
    })
    stream.onAbort(bell.close)
    desk.draining.addEventListener('abort', bell.close)
    let seen = ''
    try {
      do {
        const message = await render()
        // What a step waits for changes without an event: the beat looks again.
        if (message.data === seen) await stream.write(': still here\n\n')
        else await stream.writeSSE(message)
        seen = message.data
      } while ((await bell.hear(heartbeatMs)) !== 'closed')
    } finally {
      unwatch()
      desk.draining.removeEventListener('abort', bell.close)
    }
  })
}
