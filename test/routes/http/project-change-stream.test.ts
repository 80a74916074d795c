import { expect, test } from 'bun:test'
import { Hono } from 'hono'
import { projectStream } from '../../../events/streams'
import type { Env } from '../../../src/routes/http/permission-router'
import type { StreamMessage } from '../../../src/routes/http/streams/project-change-stream'
import { streamProjectChanges } from '../../../src/routes/http/streams/project-change-stream'

/** A stream with a heartbeat of 2 ms over what `render` answers; counts how often it was asked. */
const openStream = async (message: (count: number) => StreamMessage) => {
  const listeners = new Set<(stream: string) => void>()
  const stopping = new AbortController()
  let renders = 0
  const app = new Hono<Env>().get('/events', (c) =>
    streamProjectChanges(
      c,
      {
        changes: {
          subscribe: (listener) => {
            listeners.add(listener)
            return () => void listeners.delete(listener)
          },
          close: async () => undefined,
        },
        shutdownSignal: stopping.signal,
      },
      {
        projectId: 'one',
        heartbeatMs: 2,
        render: async () => {
          renders += 1
          return message(renders)
        },
      },
    ),
  )
  const reader = (await app.request('/events')).body
    ?.pipeThrough(new TextDecoderStream())
    .getReader()
  let text = ''
  const until = async (isThere: (text: string) => boolean) => {
    while (!isThere(text)) {
      const next = await reader?.read()
      if (!next || next.done) throw new Error(`expected more, found ${text}`)
      text += next.value
    }
  }
  const notify = (stream: string) => {
    for (const listener of listeners) listener(stream)
  }
  return { until, notify, renders: () => renders, stop: () => stopping.abort() }
}

const countBeats = (text: string) => text.split(': still here').length - 1

test('while nothing changes nothing is asked, and a change is asked for once', async () => {
  const stream = await openStream((count) => ({ data: `state ${count}` }))
  await stream.until((text) => countBeats(text) >= 20)
  expect(stream.renders()).toBe(1)
  stream.notify(projectStream('another'))
  await stream.until((text) => countBeats(text) >= 25)
  expect(stream.renders()).toBe(1)
  stream.notify(projectStream('one'))
  await stream.until((text) => text.includes('state 2'))
  stream.notify('*')
  await stream.until((text) => text.includes('state 3'))
  expect(stream.renders()).toBe(3)
  stream.stop()
})

test('what vendors alone know is asked for again after its time', async () => {
  const stream = await openStream((count) =>
    count < 3 ? { data: `state ${count}`, refreshAfterMs: 6 } : { data: 'offered' },
  )
  await stream.until((text) => text.includes('offered') && countBeats(text) >= 20)
  expect(stream.renders()).toBe(3)
  stream.stop()
})
