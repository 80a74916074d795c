import { afterAll, expect, test } from 'bun:test'
import { openFullApp } from '../support/full-app'

const app = await openFullApp()
afterAll(() => app.close())

const post = (path: string, type: string, body: string | ReadableStream) =>
  fetch(`${app.url}${path}`, { method: 'POST', headers: { 'content-type': type }, body })

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

test('a form that is none is the visitor’s fault, not ours', async () => {
  const before = app.lines.filter(({ msg }) => msg === 'failed').length
  for (const path of ['/login', '/order', '/welcome'])
    expect((await post(path, 'multipart/form-data; boundary=x', 'nothing')).status).toBe(400)
  expect(app.lines.filter(({ msg }) => msg === 'failed').length).toBe(before)
})
