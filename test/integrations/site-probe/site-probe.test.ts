import { afterAll, describe, expect, test } from 'bun:test'
import { createServer } from 'node:net'
import type { VendorCall } from '../../../src/integrations/call-context'
import { openSiteCheck, type SiteLook } from '../../../src/integrations/site-probe/site-probe'
import { failureOf } from '../coolify/coolify-client-fixture'
import { ca, cert, key } from './test-certificate'

const answer = (request: Request) => {
  const { pathname } = new URL(request.url)
  if (pathname === '/moved') return Response.redirect('http://127.0.0.1:1/', 302)
  if (pathname === '/big') return new Response('x'.repeat(70_000))
  if (pathname === '/silent') return new Promise<Response>(() => {})
  return Response.json({ host: request.headers.get('host'), url: request.url })
}
const plain = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: answer })
const secure = Bun.serve({ port: 0, hostname: '127.0.0.1', tls: { cert, key }, fetch: answer })
const mute = createServer(() => {}).listen(0, '127.0.0.1')
afterAll(async () => {
  await plain.stop(true)
  await secure.stop(true)
  mute.close()
})

const calls: VendorCall[] = []
const record = (call: VendorCall) => void calls.push(call)
const check = openSiteCheck({ record, ca })
const port = (server: { port?: number | undefined }) => server.port ?? 0

const look = (url: string, change: Partial<SiteLook> = {}) =>
  check.look({ url, ip: '127.0.0.1', timeoutMs: 2000, ...change })

const via = (server: { port?: number | undefined }) => ({
  via: { address: '127.0.0.1', port: port(server) },
})

describe('looking at a site', () => {
  test('asks the server that it was told, by the name of the site', async () => {
    const seen = await look('http://berger.vrs.localhost/health?nonce=1', via(plain))
    expect(seen).toMatchObject({ status: 200, tls: null })
    expect(JSON.parse(seen.body).host).toBe('berger.vrs.localhost')
    expect(seen.headers['content-type']).toStartWith('application/json')
    const direct = await look(`http://berger.example:${port(plain)}/health`)
    expect(direct.status).toBe(200)
  })

  test('checks the certificate of the name and tells who gave it', async () => {
    const seen = await look('https://berger.example/health', via(secure))
    expect(seen).toMatchObject({
      status: 200,
      tls: { issuer: 'VRS Test CA', notAfter: '2099-12-31T00:00:00.000Z' },
    })
  })

  test('does not follow redirects', async () => {
    const { status, headers } = await look('http://berger.example/moved', via(plain))
    expect([status, headers.location]).toEqual([302, 'http://127.0.0.1:1/'])
  })

  test('waits for a certificate that fits', async () => {
    expect(await failureOf(look('https://other.example/', via(secure)))).toMatchObject({
      vendor: 'site',
      errorClass: 'waiting',
      code: 'CERTIFICATE',
    })
    const strict = openSiteCheck({ record })
    const wanted = {
      url: 'https://berger.example/',
      ip: '127.0.0.1',
      timeoutMs: 2000,
      ...via(secure),
    }
    expect(await failureOf(strict.look(wanted))).toMatchObject({ code: 'CERTIFICATE' })
  })

  test('waits when nobody answers', async () => {
    const nobody = { via: { address: '127.0.0.1', port: 1 } }
    expect(await failureOf(look('http://berger.example/', nobody))).toMatchObject({
      errorClass: 'waiting',
      code: 'UNREACHABLE',
    })
    const late = look('http://berger.example/silent', { ...via(plain), timeoutMs: 50 })
    expect(await failureOf(late)).toMatchObject({ errorClass: 'waiting', code: 'TIMEOUT' })
    const address = mute.address()
    const silent = { port: typeof address === 'object' && address ? address.port : 0 }
    const handshake = look('https://berger.example/', { ...via(silent), timeoutMs: 50 })
    expect(await failureOf(handshake)).toMatchObject({ code: 'TIMEOUT' })
  })

  test('takes no more than 64 KiB', async () => {
    expect(await failureOf(look('http://berger.example/big', via(plain)))).toMatchObject({
      code: 'TOO_LARGE',
    })
  })

  test('records what was asked and what came, without the body', async () => {
    calls.length = 0
    await look('http://berger.example/health?nonce=secret-nonce', via(plain))
    expect(calls).toMatchObject([
      { vendor: 'site', method: 'GET /health', outcome: 'ok', code: '200' },
    ])
    expect(JSON.stringify(calls)).not.toContain('secret-nonce')
  })
})
