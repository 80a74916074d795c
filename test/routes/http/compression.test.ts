import { afterAll, describe, expect, test } from 'bun:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { assetPaths } from '../../../src/routes/http/assets'
import { openFullApp } from '../support/full-app'

const app = await openFullApp()
afterAll(() => app.close())

/** As it comes over the wire. */
const getRaw = (path: string, encoding: string) =>
  fetch(`${app.url}${path}`, { headers: { 'accept-encoding': encoding }, decompress: false })

const immutable = 'public, max-age=31536000, immutable'

describe('an asset', () => {
  test.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
  ] as const)('is compressed ahead for %s', async (accepted, encoding, decompress) => {
    const path = assetPaths()['app.css'] ?? ''
    const plain = await getRaw(path, 'identity')
    const answer = await getRaw(path, accepted)
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(plain.headers.get('content-encoding')).toBeNull()
    for (const { headers } of [plain, answer]) {
      expect(headers.get('vary')).toBe('Accept-Encoding')
      expect(headers.get('cache-control')).toBe(immutable)
    }
    expect(answer.headers.get('etag')).not.toBe(plain.headers.get('etag'))
    const bytes = Buffer.from(await answer.arrayBuffer())
    const text = await plain.text()
    expect(bytes.length).toBeLessThan(text.length / 3)
    expect(decompress(bytes).toString()).toBe(text)
  })

  test('that is compressed in itself is sent as it is', async () => {
    const { headers } = await getRaw(assetPaths()['inter.woff2'] ?? '', 'gzip, br')
    expect([headers.get('content-encoding'), headers.get('vary')]).toEqual([null, null])
    expect(headers.get('cache-control')).toBe(immutable)
  })

  test('is named by its hash in pages and stylesheets', async () => {
    const page = await (await fetch(`${app.url}/`)).text()
    for (const name of ['app.css', 'htmx.js', 'favicon.svg'])
      expect(page).toContain(`"${assetPaths()[name]}"`)
    const css = await (await fetch(`${app.url}${assetPaths()['app.css']}`)).text()
    expect(css).toContain(assetPaths()['inter.woff2'] ?? 'no such font')
  })

  test('by the hash of another version is the present one, and kept shortly', async () => {
    const answer = await fetch(`${app.url}/assets/app.0123456789abcdef.css`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60')
  })
})

describe('an answer', () => {
  test('that is a page is compressed where the browser can read it', async () => {
    const plain = await getRaw('/', 'identity')
    const answer = await getRaw('/', 'gzip, deflate, br')
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect(plain.headers.get('content-encoding')).toBeNull()
    for (const { headers } of [plain, answer])
      expect(headers.get('vary')).toBe('Accept-Encoding, HX-Request, HX-Request-Type')
    const text = gunzipSync(Buffer.from(await answer.arrayBuffer())).toString()
    expect(text).toStartWith('<!doctype html>')
  })

  test('that is JSON is not, but for the long description', async () => {
    const encodingOf = async (path: string) =>
      (await getRaw(path, 'gzip, br')).headers.get('content-encoding')
    expect(await encodingOf('/api/v1/catalogue')).toBeNull()
    expect(await encodingOf('/openapi.json')).toBe('gzip')
  })
})
