import { afterAll, expect, test } from 'bun:test'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSitePids } from '../support/child-processes'
import {
  payCheckout,
  placeTestOrder,
  requestSite,
  waitForOrderStatus,
} from '../support/order-client'
import { authorizeRuntime } from '../support/runtime-client'
import { runToExit, startService, waitUntil } from '../support/service-process'
import { openTamperingProxy } from './tampering-proxy'

const proxy = openTamperingProxy(() => running.url)
const running = await startService({ env: { VRS_PUBLIC_URL: proxy.url } })
const order = await placeTestOrder(running, 'echte-plugins')
await payCheckout(order)
await waitForOrderStatus(running, order, 'active')
afterAll(async () => {
  proxy.close()
  await running.close()
})

type LockedPlugin = { name: string; version: string; sha256: string }

const readLock = async (name: string): Promise<LockedPlugin> => {
  const call = await authorizeRuntime(running, order)
  const config = await call(`/projects/${order.projectId}/config`)
  const { lock } = (await config.json()) as { lock: LockedPlugin[] }
  const found = lock.find((one) => one.name === name)
  if (!found) throw new Error(`expected ${name} in the lock, found ${lock.map((one) => one.name)}`)
  return found
}

const download = async (name: string) =>
  (await authorizeRuntime(running, order))(`/plugins/${name}/download`, { method: 'POST' })

const flipBit = (file: string) => {
  const bytes = readFileSync(file)
  const middle = bytes.length >> 1
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

test('a kept archive with a flipped bit is not delivered, and an operator hears of it', async () => {
  const { sha256 } = await readLock('directory')
  expect((await download('directory')).status).toBe(200)
  const folders = [sha256.slice(0, 2), sha256.slice(2, 4), sha256]
  const file = join(running.dataDir, 'artifacts', ...folders)
  flipBit(file)
  for (let time = 0; time < 2; time += 1) {
    const answer = await download('directory')
    expect(answer.status).toBe(500)
    expect(((await answer.json()) as { code: string }).code).toBe('ARCHIVE_DAMAGED')
  }
  const alerts = await running.sql()<{ kind: string; subject: string }[]>`
    select kind, subject from alerts where kind = 'artifact-damaged'`
  expect([...alerts]).toEqual([{ kind: 'artifact-damaged', subject: 'directory 1.0.2' }])
  expect((await download('kontakt')).status).toBe(200)
  flipBit(file)
  expect((await download('directory')).status).toBe(200)
})

type Report = {
  plugins: LockedPlugin[]
  errors: { code: string; plugin?: string }[]
  accepted: boolean
}

const latestReport = async () => {
  const [report] = await running.sql()<Report[]>`
    select plugins, errors, accepted from boot_reports where project_id = ${order.projectId}
    order by received_at desc limit 1`
  return report
}

const waitForReport = (code: string) =>
  waitUntil(`a report of ${code}`, async () => {
    const report = await latestReport()
    return (
      report?.errors.some((error) => error.code === code && error.plugin === 'kontakt') && report
    )
  })

const versionIn = ({ plugins }: Report) => plugins.find(({ name }) => name === 'kontakt')?.version

const publishNext = async () => {
  const folder = join(running.dataDir, 'next/kontakt')
  cpSync(join(import.meta.dir, '../../plugins/kontakt'), folder, { recursive: true })
  const file = join(folder, 'manifest.json')
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('"version": "1.0.2"', '"version": "1.0.3"'),
  )
  const { code, said } = await runToExit(running.dataDir, {}, ['publish', folder])
  if (code !== 0) throw new Error(said)
  // As after its rollout: what is altered on the wire would halt it.
  await running.sql()`update rollouts set state = 'finished'`
  await running.sql()`update plugin_versions set rollout_state = null`
}

/** It starts again by itself, and asks the marketplace. */
const killSite = () => {
  for (const pid of readSitePids(running.dataDir)) process.kill(pid, 'SIGKILL')
}

const expectSiteUp = async () => {
  await waitUntil('the site to answer', async () => {
    const page = await requestSite(running, order, '/kontakt').catch(() => undefined)
    return page?.status === 200
  })
  expect((await requestSite(running, order, '/verzeichnis')).status).toBe(200)
}

test('what was altered on the wire is refused and reported, and what ran keeps running', async () => {
  await publishNext()
  expect((await readLock('kontakt')).version).toBe('1.0.3')
  proxy.setTampering('forges the manifests of kontakt')
  killSite()
  expect(versionIn(await waitForReport('SIGNATURE_INVALID'))).toBe('1.0.2')
  await expectSiteUp()

  proxy.setTampering('flips a bit of archives')
  expect(versionIn(await waitForReport('DIGEST_MISMATCH'))).toBe('1.0.2')
  await expectSiteUp()

  proxy.setTampering('nothing')
  const mended = await waitUntil('the new version', async () => {
    const report = await latestReport()
    return report?.accepted && report
  })
  expect(versionIn(mended)).toBe('1.0.3')
  await expectSiteUp()
  await waitForOrderStatus(running, order, 'active')
}, 60_000)
