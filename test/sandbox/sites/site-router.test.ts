import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { request } from 'node:http'
import { openSiteProxy, type SiteProxy } from '../../../src/sandbox/sites/site-proxy'

type SiteResponse = { status: number; headers: Record<string, unknown>; text: string }

let sites: SiteProxy
const site = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch: async (got) => {
    const { pathname, search } = new URL(got.url)
    if (pathname === '/moved')
      return new Response(null, { status: 302, headers: { location: '/x' } })
    const away = /^\/to\/(.*)$/.exec(pathname)?.[1]
    if (away) return new Response(null, { status: 301, headers: { location: atob(away) } })
    if (pathname === '/length') return new Response(String((await got.bytes()).length))
    if (pathname === '/drops')
      return new Response('x', { headers: { connection: 'x-mine', 'x-mine': '1', 'x-yours': '2' } })
    if (pathname === '/slowly') return new Response(slowly())
    return Response.json({ search, headers: Object.fromEntries(got.headers) })
  },
})

async function* slowly() {
  yield 'first '
  await Bun.sleep(150)
  yield 'second'
}

beforeAll(() => {
  const ports: Record<string, number | undefined> = {
    'berger.vrs.localhost': site.port,
    'down.vrs.localhost': 1,
    'berger.de': site.port,
    'www.berger.de': site.port,
  }
  const redirects: Record<string, string | undefined> = { 'www.berger.de': 'berger.de' }
  sites = openSiteProxy({
    port: 0,
    findSitePort: (host) => ports[host],
    findRedirectHost: (host) => redirects[host],
  })
})
afterAll(async () => {
  await sites.close()
  await site.stop(true)
})

const get = (host: string, path = '/', headers: Record<string, string> = {}) =>
  new Promise<SiteResponse>((resolve, reject) => {
    const response = request(
      { host: '127.0.0.1', port: sites.port, path, headers: { host, ...headers }, agent: false },
      async (answer) => {
        const text = await new Response(answer as unknown as ReadableStream).text()
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text })
      },
    )
    response.once('error', reject)
    response.end()
  })

describe('the site router', () => {
  test('matches the whole name, whatever the port and the case', async () => {
    for (const host of ['berger.vrs.localhost', 'BERGER.vrs.localhost:3080'])
      expect((await get(host)).status).toBe(200)
    for (const host of [
      'vrs.localhost',
      'x.berger.vrs.localhost',
      'berger.vrs.localhost.evil',
      '127.0.0.1',
    ])
      expect(await get(host)).toMatchObject({
        status: 421,
        text: expect.stringContaining('Diese Adresse gehört zu keiner Website'),
      })
  })

  test('passes on path and query and says who was asked for', async () => {
    const { text } = await get('berger.vrs.localhost:3080', '/a/b?c=d', {
      'x-forwarded-host': 'evil',
    })
    const { search, headers } = JSON.parse(text)
    expect(search).toBe('?c=d')
    expect(headers).toMatchObject({
      host: 'berger.vrs.localhost:3080',
      'x-forwarded-host': 'berger.vrs.localhost:3080',
      'x-forwarded-proto': 'http',
    })
  })

  test('opens a site with any domain below .sites.localhost', async () => {
    for (const host of ['berger.de.sites.localhost', 'BERGER.de.Sites.localhost:3080']) {
      const { headers } = JSON.parse((await get(host, '/a?b=c')).text)
      expect(headers).toMatchObject({ host: 'berger.de', 'x-forwarded-host': 'berger.de' })
    }
    for (const host of ['huber.de.sites.localhost', '.sites.localhost', 'sites.localhost'])
      expect((await get(host)).status).toBe(421)
    expect((await get('down.vrs.localhost.sites.localhost')).status).toBe(502)
  })

  test.each([
    ['www.berger.de', '/a?b=c', 'http://berger.de/a?b=c'],
    ['WWW.berger.de:3080', '/', 'http://berger.de:3080/'],
    ['www.berger.de.sites.localhost:3080', '/x', 'http://berger.de.sites.localhost:3080/x'],
  ])('leads %s to the name without its www.', async (host, path, location) => {
    expect(await get(host, path)).toMatchObject({ status: 302, headers: { location } })
  })

  test('lets forms of such a page pass: their origin becomes the name that the site knows', async () => {
    const origin = 'http://berger.de.sites.localhost:3080'
    const echo = async (sent: Record<string, string>) =>
      JSON.parse((await get('berger.de.sites.localhost:3080', '/', sent)).text).headers
    expect(await echo({ origin, referer: `${origin}/admin?x=1` })).toMatchObject({
      origin: 'http://berger.de',
      referer: 'http://berger.de/admin?x=1',
    })
    const foreign = { origin: `${origin}.evil.example`, referer: 'http://evil.example/' }
    expect(await echo(foreign)).toMatchObject(foreign)
  })

  test.each([
    ['/x', '/x'],
    ['http://berger.de/x?y=z#t', 'http://berger.de.sites.localhost:3080/x?y=z#t'],
    ['https://www.berger.de/', 'http://www.berger.de.sites.localhost:3080/'],
    ['//berger.de/x', 'http://berger.de.sites.localhost:3080/x'],
    ['https://checkout.example/berger.de', 'https://checkout.example/berger.de'],
    ['mailto:ada@berger.de', 'mailto:ada@berger.de'],
  ])('rewrites a redirect to %s, so that it stays here: %s', async (location, rewritten) => {
    const path = `/to/${btoa(location)}`
    const { headers } = await get('berger.de.sites.localhost:3080', path)
    expect(headers.location).toBe(rewritten)
    expect((await get('berger.de', path)).headers.location).toBe(location)
  })

  test('keeps the headers of one hop to itself', async () => {
    const sent = {
      connection: 'x-secret',
      'x-secret': '1',
      te: 'trailers',
      'proxy-authorization': 'x',
    }
    const { headers } = JSON.parse((await get('berger.vrs.localhost', '/', sent)).text)
    for (const name of ['x-secret', 'te', 'proxy-authorization'])
      expect(headers).not.toContainKey(name)
    const back = await get('berger.vrs.localhost', '/drops')
    expect(back.headers).not.toContainKey('x-mine')
    expect(back.headers['x-yours']).toBe('2')
  })

  test('follows no redirect for the visitor', async () => {
    const { status, headers } = await get('berger.vrs.localhost', '/moved')
    expect([status, headers.location]).toEqual([302, '/x'])
  })

  test('passes bodies on while they come, both ways', async () => {
    const url = `http://127.0.0.1:${sites.port}`
    const headers = { host: 'berger.vrs.localhost' }
    const big = new Uint8Array(3_000_000)
    const length = await fetch(`${url}/length`, { method: 'POST', headers, body: big })
    expect(await length.text()).toBe('3000000')
    const answer = await fetch(`${url}/slowly`, { headers })
    const reader = answer.body?.getReader()
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('first ')
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('second')
  })

  test('says so when the site is down', async () => {
    expect(await get('down.vrs.localhost')).toMatchObject({
      status: 502,
      text: expect.stringContaining('Die Website antwortet gerade nicht'),
    })
  })

  test('names the port that is taken and the variable', () => {
    const open = () => openSiteProxy({ port: sites.port, findSitePort: () => undefined })
    expect(open).toThrow(`Port ${sites.port} for the sites is in use. Set VRS_SITES_PORT`)
  })
})
