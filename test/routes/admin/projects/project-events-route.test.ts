import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { type Marketplace, openMarketplace } from '../../support/admin-app'
import { type Browser, browserOf, signedInAs } from '../../support/form-browser'
import { happens, ordered } from '../../support/seed-orders'

let place: Marketplace
let caseworker: Browser

beforeAll(async () => {
  place = await openMarketplace()
  caseworker = await signedInAs(place, 'caseworker')
}, 30_000)
afterAll(() => place.close())

/** Reads what a stream sends, up to the message that fits. */
const listen = async (path: string) => {
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

const whole = (text: string) => text.endsWith('\n\n')

describe('the live timeline', () => {
  test('sends at once what is, and every change after it', async () => {
    const { id, page } = await ordered(place)
    const { answer, until, leave } = await listen(page)
    expect(answer.headers.get('content-type')).toBe('text/event-stream')
    const first = await until(whole)
    expect(first).toContain('0 von 10 Schritten')
    expect(first).toContain('hx-swap-oob')
    expect(first).toContain('\nid: 1\n')
    expect(first).not.toContain('event:')
    await happens(place, id, { type: 'ProvisioningReleased', data: { cause: 'paid' } })
    const second = await until((text) => whole(text) && text.includes('id: 2'))
    expect(second).toContain('1 von 10 Schritten')
    leave()
  })

  test('gives signs of life while nothing changes, and shows what the queue does meanwhile', async () => {
    const { id, page } = await ordered(place)
    await happens(place, id, { type: 'ProvisioningReleased', data: { cause: 'paid' } })
    const quiet = await ordered(place)
    const [busyStream, quietStream] = [await listen(page), await listen(quiet.page)]
    await Promise.all([busyStream.until(whole), quietStream.until(whole)])
    const data = {
      step: 'server',
      eventId: 'e',
      stream: `project-${id}`,
      correlationId: 'c',
      since: new Date().toISOString(),
      look: 1,
      attempt: 7,
    }
    await place.desk.store.act({ by: 'system:test', correlationId: 'c', causationId: 'c' }, () => ({
      jobs: [{ id: Bun.randomUUIDv7(), queue: 'provisioning', data }],
    }))
    expect(await busyStream.until((text) => text.includes('7 Versuche'))).not.toBe('ended')
    expect(await quietStream.until((text) => text.includes(': '))).toStartWith(': still here\n\n')
    busyStream.leave()
    quietStream.leave()
  })

  test('is for staff, and of projects that are there', async () => {
    const { page } = await ordered(place)
    const answer = await browserOf(place).get(`${page}/events`, { 'hx-request': 'true' })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('hx-redirect')).toStartWith('/login?next=')
    const nowhere = await caseworker.get(`/admin/projects/${Bun.randomUUIDv7()}/events`)
    expect(nowhere.status).toBe(404)
  })

  test('ends when this process shall stop, and nobody new is let in', async () => {
    const { page } = await ordered(place)
    const { until } = await listen(page)
    await until(whole)
    place.drain()
    expect(await until(() => false)).toBe('ended')
    const turnedAway = await caseworker.get(`${page}/events`)
    expect(turnedAway.status).toBe(503)
    expect(turnedAway.headers.get('retry-after')).toBe('1')
    expect(place.errors).toEqual([])
  })
})
