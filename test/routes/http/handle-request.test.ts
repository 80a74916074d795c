import { expect, test } from 'bun:test'
import { Hono } from 'hono'
import type { AnsweredRequest } from '../../../src/routes/http/middleware/handle-request'
import { handleRequests, joinHandlers } from '../../../src/routes/http/middleware/handle-request'
import type { Env } from '../../../src/routes/http/permission-router'
import { createStaticPathRouter } from '../../../src/routes/http/router/static-path-router'

const openApp = () => {
  const answered: AnsweredRequest[] = []
  const handle = handleRequests({
    publicUrl: 'https://vrs.example',
    checks: [
      (c) => {
        if (c.req.header('x-break')) throw new Error('a check failed')
        return undefined
      },
      async (c) => (c.req.header('x-refuse') ? c.text('refused', 403) : undefined),
      (c) => (c.req.header('x-refuse-late') ? c.text('refused too', 403) : undefined),
    ],
    fail: (error, c) => c.text(error.message, 500),
    report: (request) => void answered.push(request),
  })
  const app = new Hono<Env>({ router: createStaticPathRouter() })
  app.notFound(handle('none', (c) => c.text('nothing', 404)))
  app.get(
    '/now',
    handle('/now', (c) => c.text('now')),
  )
  app.get(
    '/broken',
    handle('/broken', () => {
      throw new Error('a route failed')
    }),
  )
  app.get(
    '/things/:id',
    handle('/things/:id', (c) => c.notFound()),
  )
  app.get(
    '/guarded/:name',
    handle(
      '/guarded/:name',
      joinHandlers([
        async (c, next) => {
          if (c.req.param('name') === 'closed') return c.text('closed', 401)
          await next()
          c.res.headers.set('x-guard', 'passed')
          return undefined
        },
        (c) => c.text(c.req.param('name') ?? ''),
      ]),
    ),
  )
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const response = await app.request(path, { headers })
    return { status: response.status, text: await response.text(), headers: response.headers }
  }
  return { ask, answered }
}

test.each([
  ['a route', '/now', {}, 200, 'now', '/now'],
  ['a route that throws', '/broken', {}, 500, 'a route failed', '/broken'],
  ['a check that throws', '/now', { 'x-break': '1' }, 500, 'a check failed', '/now'],
  ['a check that refuses later', '/now', { 'x-refuse': '1' }, 403, 'refused', '/now'],
  ['a check behind it', '/now', { 'x-refuse-late': '1' }, 403, 'refused too', '/now'],
  ['no route', '/elsewhere', {}, 404, 'nothing', 'none'],
  ['a check where no route is', '/elsewhere', { 'x-break': '1' }, 500, 'a check failed', 'none'],
  ['a route that finds nothing', '/things/7', {}, 404, 'nothing', '/things/:id'],
  ['a guard', '/guarded/closed', {}, 401, 'closed', '/guarded/:name'],
] as const)('%s is answered with all headers and reported once', async (...row) => {
  const [, path, headers, status, text, route] = row
  const { ask, answered } = openApp()
  const response = await ask(path, headers)
  expect([response.status, response.text]).toEqual([status, text])
  expect(answered).toHaveLength(1)
  expect(answered[0]).toMatchObject({ route, status, method: 'GET' })
  expect(response.headers.get('x-request-id')).toBe(answered[0]?.requestId ?? '')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
  expect(response.headers.get('strict-transport-security')).toContain('max-age')
})

test('a route behind a guard keeps its parameters, and what the guard adds', async () => {
  const { ask } = openApp()
  const open = await ask('/guarded/open')
  expect([open.status, open.text, open.headers.get('x-guard')]).toEqual([200, 'open', 'passed'])
})

test('a path without parameters is found again, and another method of it is not', async () => {
  const { ask } = openApp()
  for (const _ of [1, 2]) expect((await ask('/now')).text).toBe('now')
  const router = createStaticPathRouter<string>()
  router.add('GET', '/a', 'first')
  const namesAt = (method: string) => JSON.stringify(router.match(method, '/a')[0])
  expect(namesAt('GET')).toContain('first')
  expect(namesAt('POST')).not.toContain('first')
  router.add('GET', '/a', 'second')
  expect(namesAt('GET')).toContain('second')
})
