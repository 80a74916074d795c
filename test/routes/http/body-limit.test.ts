import { afterAll, expect, test } from 'bun:test'
import { Hono } from 'hono'
import { bodyLimit } from '../../../src/routes/http/middleware/body-limit'
import { handleRequests } from '../../../src/routes/http/middleware/handle-request'
import type { Env } from '../../../src/routes/http/permission-router'
import { openFullApp } from '../support/full-app'

const app = await openFullApp()
afterAll(() => app.close())

const post = (path: string, type: string, body: string | ReadableStream) =>
  fetch(`${app.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': type, 'idempotency-key': crypto.randomUUID() },
    body,
  })

const large = 'a'.repeat(256 * 1024 + 1)
const form = 'application/x-www-form-urlencoded'
const createChunkedBody = () => new Blob([`{"a":"${large}"}`]).stream()

test.each(['/login', '/order', '/welcome', '/language', '/webhooks/stripe'])(
  'more than 256 KiB are turned away at %s',
  async (path) => expect((await post(path, form, large)).status).toBe(413),
)

test('more than 256 KiB of an order are a problem, said before or only sent', async () => {
  for (const body of [`{"a":"${large}"}`, createChunkedBody()]) {
    const answer = await fetch(`${app.url}/api/v1/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body,
    })
    expect(answer.status).toBe(413)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await answer.json()).toMatchObject({ code: 'TOO_LARGE' })
  }
})

const json = 'application/json'
const nest = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

test.each([
  ['33 levels', nest(33)],
  ['60,000 levels', `${'['.repeat(60_000)}${']'.repeat(60_000)}`],
  ['arrays of 30,000 levels', `{"slug":${'['.repeat(30_000)}${']'.repeat(30_000)}}`],
  ['30,000 members', `{"plugins":[${'1,'.repeat(30_000)}1]}`],
  ['levels behind a quote in a name', `{"a\\"":${nest(40)}}`],
])('a body of JSON with %s is refused before it is parsed', async (_, body) => {
  for (const path of ['/api/v1/orders', '/language', '/login', '/order']) {
    const answer = await post(path, json, body)
    expect(answer.status).toBeLessThan(500)
    if (path === '/api/v1/orders') expect(await answer.json()).toMatchObject({ code: 'BAD_JSON' })
  }
})

test('32 levels, and brackets within strings, are read', async () => {
  for (const body of [nest(32), JSON.stringify({ slug: '['.repeat(200), name: '\\"{{' })]) {
    const answer = await post('/api/v1/orders', json, body)
    expect(await answer.json()).not.toMatchObject({ code: 'BAD_JSON' })
  }
})

test.each(['%00', 'a%00b', '%0d%0a', '%7f', '%1F'])('a path with %s leads nowhere', async (id) => {
  const answer = await fetch(`${app.url}/api/v1/orders/${id}`)
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({ code: 'NOT_FOUND' })
  expect((await fetch(`${app.url}/orders/x?t=${id}`)).status).toBeLessThan(500)
})

test('a body that takes too long to arrive ends, and one whose sender goes is no error of ours', async () => {
  const slow = new Hono<Env>()
  const handle = handleRequests({
    publicUrl: 'http://localhost',
    checks: [bodyLimit((c, code) => c.json({ code }, 408), 50)],
    fail: (error) => Promise.reject(error),
  })
  slow.post(
    '/',
    handle('/', (c) => c.text('read')),
  )
  const never = new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(3)) })
  const answer = await slow.request('/', { method: 'POST', body: never, duplex: 'half' } as never)
  expect(await answer.json()).toEqual({ code: 'TOO_SLOW' })
  const torn = new ReadableStream({ start: (stream) => stream.error(new Error('gone')) })
  const refused = await slow.request('/', { method: 'POST', body: torn, duplex: 'half' } as never)
  expect(await refused.json()).toEqual({ code: 'BODY_INCOMPLETE' })
})

test('a form that is none is the visitor’s fault, not ours', async () => {
  const before = app.lines.filter(({ msg }) => msg === 'failed').length
  for (const path of ['/login', '/order', '/welcome'])
    expect((await post(path, 'multipart/form-data; boundary=x', 'nothing')).status).toBe(400)
  expect(app.lines.filter(({ msg }) => msg === 'failed').length).toBe(before)
})
