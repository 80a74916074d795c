import { streamSSE } from 'hono/streaming'
import { projectStream } from '../../../events/streams'
import type { Desk } from '../desk'
import type { Asked } from '../door'

const heartbeatMs = 5_000

type Message = { data: string; event?: string; id?: string }

/** A project's state now, and again after every change, until the reader leaves. */
export const follow = (c: Asked, desk: Desk, projectId: string, render: () => Promise<Message>) =>
  streamSSE(c, async (stream) => {
    let wake: () => void = () => undefined
    let stale = true
    const stop = desk.changes.watch((changed) => {
      if (changed !== projectStream(projectId) && changed !== '*') return
      stale = true
      wake()
    })
    stream.onAbort(() => {
      stop()
      wake()
    })
    let last = ''
    while (!stream.aborted && !stream.closed) {
      if (stale) {
        stale = false
        const message = await render()
        if (message.data !== last) await stream.writeSSE(message)
        last = message.data
      } else await stream.write(': beat\n\n')
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, heartbeatMs)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
        if (stale) wake()
      })
    }
    stop()
  })
