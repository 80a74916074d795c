import { afterAll, describe, expect, test } from 'bun:test'
import type { JobData } from '../../../../src/store/job-queue/job-queue'
import { openAdminForCaseworker, openFormBrowser } from '../../support/form-browser'
import { appendProjectEvents, seedOrder } from '../../support/seed-orders'

const { fixture, caseworker } = await openAdminForCaseworker()
afterAll(() => fixture.close())

/** Reads what a stream sends, up to the message that fits. */
const openEventStream = async (path: string) => {
  const leaving = new AbortController()
  const answer = await caseworker.send(`${path}/events`, {
    headers: { accept: 'text/html, text/event-stream', 'hx-request': 'true' },
    signal: leaving.signal,
  })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const until = async (fits: (text: string) => boolean) => {
    while (!fits(text)) {
      const next = await reader?.read()
      if (!next || next.done) return 'ended'
      text += next.value
    }
    const read = text
    text = ''
    return read
  }
  return { answer, until, leave: () => leaving.abort() }
}

const isWholeMessage = (text: string) => text.endsWith('\n\n')

describe('the live timeline', () => {
  test('sends at once what is, and every change after it', async () => {
    const { id, page } = await seedOrder(fixture)
    const { answer, until, leave } = await openEventStream(page)
    expect(answer.headers.get('content-type')).toBe('text/event-stream')
    const first = await until(isWholeMessage)
    expect(first).toContain('0 von 10 Schritten')
    expect(first).toContain('hx-swap-oob')
    expect(first).toContain('\nid: 1\n')
    expect(first).not.toContain('event:')
    await appendProjectEvents(fixture, id, {
      type: 'ProvisioningReleased',
      data: { cause: 'paid' },
    })
    const second = await until((text) => isWholeMessage(text) && text.includes('id: 2'))
    expect(second).toContain('1 von 10 Schritten')
    leave()
  })

  test('gives signs of life while nothing changes, and shows what the queue does meanwhile', async () => {
    const { id, page } = await seedOrder(fixture)
    await appendProjectEvents(fixture, id, {
      type: 'ProvisioningReleased',
      data: { cause: 'paid' },
    })
    const quiet = await seedOrder(fixture)
    const [busyStream, quietStream] = [
      await openEventStream(page),
      await openEventStream(quiet.page),
    ]
    await Promise.all([busyStream.until(isWholeMessage), quietStream.until(isWholeMessage)])
    const data: JobData = {
      step: 'server',
      eventId: 'e',
      stream: `project-${id}`,
      correlationId: 'c',
      since: new Date().toISOString(),
      pollCount: 1,
      attempt: 7,
    }
    await fixture.deps.store.commit(
      { by: 'system:test', correlationId: 'c', causationId: 'c' },
      () => ({
        jobs: [{ id: Bun.randomUUIDv7(), queue: 'provisioning', data }],
      }),
    )
    expect(await busyStream.until((text) => text.includes('7 Versuche'))).not.toBe('ended')
    expect(await quietStream.until((text) => text.includes(': '))).toStartWith(': still here\n\n')
    busyStream.leave()
    quietStream.leave()
  })

  test('is for staff, and of projects that are there', async () => {
    const { page } = await seedOrder(fixture)
    const answer = await openFormBrowser(fixture).get(`${page}/events`, { 'hx-request': 'true' })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('hx-redirect')).toStartWith('/login?next=')
    const nowhere = await caseworker.get(`/admin/projects/${Bun.randomUUIDv7()}/events`)
    expect(nowhere.status).toBe(404)
  })

  test('ends when this process shall stop, and nobody new is let in', async () => {
    const { page } = await seedOrder(fixture)
    const { until } = await openEventStream(page)
    await until(isWholeMessage)
    fixture.drain()
    expect(await until(() => false)).toBe('ended')
    const turnedAway = await caseworker.get(`${page}/events`)
    expect(turnedAway.status).toBe(503)
    expect(turnedAway.headers.get('retry-after')).toBe('1')
    expect(fixture.errors).toEqual([])
  })
})
