import { afterAll, describe, expect, test } from 'bun:test'
import { createServer } from 'node:net'
import type { VendorCall } from '../../../src/integrations/call-log'
import { openSiteProbe, type ProbeRequest } from '../../../src/integrations/site-probe/site-probe'
import { vendorErrorOf } from '../vendor-error-of'
import { testCa, testCertificate, testCertificateKey } from './test-certificate'

const answer = (request: Request) => {
  const { pathname } = new URL(request.url)
  if (pathname === '/moved') return Response.redirect('http://127.0.0.1:1/', 302)
  if (pathname === '/big') return new Response('x'.repeat(70_000))
  if (pathname === '/silent') return new Promise<Response>(() => {})
  return Response.json({ host: request.headers.get('host'), url: request.url })
}
const httpServer = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: answer })
const tlsServer = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  tls: { cert: testCertificate, key: testCertificateKey },
  fetch: answer,
})
const unresponsiveServer = createServer(() => {}).listen(0, '127.0.0.1')
afterAll(async () => {
  await httpServer.stop(true)
  await tlsServer.stop(true)
  unresponsiveServer.close()
})

const calls: VendorCall[] = []
const record = (call: VendorCall) => void calls.push(call)
const check = openSiteProbe({ record, ca: testCa })
const port = (server: { port?: number | undefined }) => server.port ?? 0

const probeSite = (url: string, change: Partial<ProbeRequest> = {}) =>
  check.probe({ url, ip: '127.0.0.1', timeoutMs: 2000, ...change })

const via = (server: { port?: number | undefined }) => ({
  via: { address: '127.0.0.1', port: port(server) },
})

describe('looking at a site', () => {
  test('asks the server that it was told, by the name of the site', async () => {
    const answer = await probeSite('http://berger.vrs.localhost/health?nonce=1', via(httpServer))
    expect(answer).toMatchObject({ status: 200, tls: null })
    expect(JSON.parse(answer.body).host).toBe('berger.vrs.localhost')
    expect(answer.headers['content-type']).toStartWith('application/json')
    const direct = await probeSite(`http://berger.example:${port(httpServer)}/health`)
    expect(direct.status).toBe(200)
  })

  test('checks the certificate of the name and tells who gave it', async () => {
    const answer = await probeSite('https://berger.example/health', via(tlsServer))
    expect(answer).toMatchObject({
      status: 200,
      tls: { issuer: 'VRS Test CA', notAfter: '2099-12-31T00:00:00.000Z' },
    })
  })

  test('does not follow redirects', async () => {
    const { status, headers } = await probeSite('http://berger.example/moved', via(httpServer))
    expect([status, headers.location]).toEqual([302, 'http://127.0.0.1:1/'])
  })

  test('waits for a certificate that fits', async () => {
    expect(await vendorErrorOf(probeSite('https://other.example/', via(tlsServer)))).toMatchObject({
      vendor: 'site',
      errorClass: 'waiting',
      code: 'CERTIFICATE',
    })
    const strict = openSiteProbe({ record })
    const options = {
      url: 'https://berger.example/',
      ip: '127.0.0.1',
      timeoutMs: 2000,
      ...via(tlsServer),
    }
    expect(await vendorErrorOf(strict.probe(options))).toMatchObject({ code: 'CERTIFICATE' })
  })

  test('waits when nobody answers', async () => {
    const nobody = { via: { address: '127.0.0.1', port: 1 } }
    expect(await vendorErrorOf(probeSite('http://berger.example/', nobody))).toMatchObject({
      errorClass: 'waiting',
      code: 'UNREACHABLE',
    })
    const late = probeSite('http://berger.example/silent', { ...via(httpServer), timeoutMs: 50 })
    expect(await vendorErrorOf(late)).toMatchObject({ errorClass: 'waiting', code: 'TIMEOUT' })
    const address = unresponsiveServer.address()
    const silent = { port: typeof address === 'object' && address ? address.port : 0 }
    const handshake = probeSite('https://berger.example/', { ...via(silent), timeoutMs: 50 })
    expect(await vendorErrorOf(handshake)).toMatchObject({ code: 'TIMEOUT' })
  })

  test('takes no more than 64 KiB', async () => {
    expect(
      await vendorErrorOf(probeSite('http://berger.example/big', via(httpServer))),
    ).toMatchObject({
      code: 'TOO_LARGE',
    })
  })

  test('records what was asked and what came, without the body', async () => {
    calls.length = 0
    await probeSite('http://berger.example/health?nonce=secret-nonce', via(httpServer))
    expect(calls).toMatchObject([
      { vendor: 'site', method: 'GET /health', outcome: 'ok', code: '200' },
    ])
    expect(JSON.stringify(calls)).not.toContain('secret-nonce')
  })
})
