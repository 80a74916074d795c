import { afterEach, describe, expect, test } from 'bun:test'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { openStripeClient } from '../../src/integrations/stripe/open-stripe-client'
import { openSandbox } from '../../src/sandbox/open-sandbox'
import { exampleCheckout } from './stripe/sandbox-stripe-fixture'

const cleanUps: (() => unknown)[] = []

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

const freshDir = () => {
  const dir = mkdtempSync(`${tmpdir()}/sandbox-`)
  cleanUps.push(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

const open = (dataDir: string) =>
  openSandbox({
    dataDir,
    publicUrl: 'http://127.0.0.1:9',
    sitesPort: 0,
    adminDatabaseUrl: 'postgres://nobody@127.0.0.1:9/none',
  })

const occupy = async (port: number) => {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
  cleanUps.push(() => new Promise((closed) => server.close(closed)))
}

describe('the sandbox', () => {
  test('holds at first what a new account holds', async () => {
    const sandbox = await open(freshDir())
    cleanUps.push(sandbox.close)
    const inventory = await sandbox.inventory()
    expect(inventory.inwx.zones.map(({ name }) => name)).toEqual(['vrs.gmbh', 'vrs.localhost'])
    expect(inventory.inwx.balanceCents).toBe(50_000)
    expect(inventory.coolify.servers).toHaveLength(3)
    expect(inventory.stripe).toEqual({ sessions: [], charges: [], events: [] })
    expect(inventory.mails).toEqual([])
    const { nameservers } = sandbox.settings.dns
    expect(nameservers['ns.inwx.de']).toBe(`127.0.0.1:${inventory.dnsPort}`)
  })

  test('keeps its addresses, secrets and what it holds over a restart', async () => {
    const dataDir = freshDir()
    const before = await open(dataDir)
    const record = () => undefined
    const made = await openStripeClient({ ...before.settings.stripe, record }).ensureCheckout(
      exampleCheckout,
    )
    expect(before.listRecordedCalls()).toMatchObject([
      { vendor: 'stripe', method: 'POST /checkout/sessions' },
    ])
    await before.close()
    const after = await open(dataDir)
    cleanUps.push(after.close)
    const { sites: _before, ...kept } = before.settings
    expect(after.settings).toMatchObject(kept)
    expect((await after.inventory()).stripe.sessions).toMatchObject([{ id: made.sessionId }])
    expect((await fetch(made.url)).status).toBe(200)
    expect(statSync(`${dataDir}/sandbox/credentials.json`).mode & 0o777).toBe(0o600)
  })

  test('takes another port where its own was taken meanwhile', async () => {
    const dataDir = freshDir()
    const before = await open(dataDir)
    await before.close()
    await occupy(Number(new URL(before.settings.stripe.apiBase).port))
    const after = await open(dataDir)
    cleanUps.push(after.close)
    expect(after.settings.stripe.apiBase).not.toBe(before.settings.stripe.apiBase)
    expect(after.settings.inwx.url).toBe(before.settings.inwx.url)
    const { stripe } = JSON.parse(readFileSync(`${dataDir}/sandbox/ports.json`, 'utf8'))
    expect(after.settings.stripe.apiBase).toEndWith(`:${stripe}`)
  })
})
