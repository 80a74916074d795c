import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { Hono } from 'hono'
import { readConfig } from '../../src/config'
import { startHttpServer } from '../../src/main/start-http-server'
import type { Env } from '../../src/routes/http/permission-router'
import { findFreePort } from '../support/test-postgres'

let port: number
let close: () => Promise<void>
beforeAll(async () => {
  port = await findFreePort()
  const app = new Hono<Env>()
  app.get('/livez', (c) => c.json({ path: new URL(c.req.url).pathname }))
  app.get('/broken', () => Promise.reject('an error that is no Error'))
  close = startHttpServer(readConfig({ PORT: String(port), VRS_DATA_DIR: '/tmp' }), app)
})
afterAll(() => close())

/** Sends these bytes and answers all that comes back until the server has said it. */
const exchange = (bytes: string) =>
  new Promise<string>((resolve, reject) => {
    let answer = ''
    void Bun.connect({
      hostname: 'localhost',
      port,
      socket: {
        open: (socket) => void socket.write(bytes),
        data: (socket, chunk) => {
          answer += chunk.toString()
          const [head = '', body = ''] = answer.split('\r\n\r\n')
          const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
          if (head.startsWith('HTTP/') && body.length >= length) {
            socket.end()
            resolve(answer)
          }
        },
        close: () => resolve(answer),
        error: (_, error) => reject(error),
      },
    })
  })

describe('a request', () => {
  test.each(['GET /livez HTTP/1.0\r\n\r\n', 'GET /livez HTTP/1.1\r\nHost: \r\n\r\n'])(
    'without a host is answered: %j',
    async (bytes) => {
      const answer = await exchange(bytes)
      expect(answer).toStartWith('HTTP/1.1 200')
      expect(answer).toContain('{"path":"/livez"}')
    },
  )

  test.each(['x:y', '[::1', 'a b', 'localhost:99999', '%00', 'a/b', 'a@b', 'äö'])(
    'whose host cannot be one is refused by a code: %j',
    async (host) => {
      const answer = await exchange(`GET /livez HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
      expect(answer).toStartWith('HTTP/1.1 400')
      expect(answer).toContain('"code":"BAD_HOST"')
    },
  )

  test.each(['\\x', 'x', '*', 'http://[::1/livez'])(
    'for a target that is none shows nothing of ours: %j',
    async (target) => {
      const answer = await exchange(`OPTIONS ${target} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/)
      expect(answer).not.toMatch(/\.ts\b|node_modules|<html/)
    },
  )

  test('that meets a bug which no handler took is answered without a line of our source', async () => {
    const answer = await exchange('GET /broken HTTP/1.1\r\nHost: localhost\r\n\r\n')
    expect(answer).toStartWith('HTTP/1.1 500')
    expect(answer).toContain('"code":"INTERNAL"')
    expect(answer).not.toMatch(/\.ts\b|node_modules/)
  })
})

test('a port that another server listens on is refused by its variable', () => {
  const config = readConfig({ PORT: String(port), VRS_DATA_DIR: '/tmp' })
  expect(() => startHttpServer(config, new Hono<Env>())).toThrow(
    `expected port ${port} (PORT) to be free, found it in use`,
  )
})
