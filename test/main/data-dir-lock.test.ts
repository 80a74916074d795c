import { expect, test } from 'bun:test'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config'
import { acquireLock, findLockHolder, parseProcStat, writeLock } from '../../src/main/data-dir-lock'
import { openCoreServices } from '../../src/main/open-core-services'
import { createShutdown } from '../../src/main/shutdown'

const baseOptions = {
  supervise: false,
  share: false,
  onQueueError: () => undefined,
  onConnectionError: () => undefined,
}

test('a second start is turned away already while the first one still starts its database', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'vrs-base-'))
  chmodSync(dataDir, 0o755)
  const config = readConfig({ VRS_DATA_DIR: dataDir })
  const closing = createShutdown()
  closing.onClose(() => rmSync(dataDir, { recursive: true, force: true }))
  try {
    const first = openCoreServices(config, closing, baseOptions)
    await expect(openCoreServices(config, createShutdown(), baseOptions)).rejects.toThrow(
      `found it in use by process ${process.pid}`,
    )
    const { sql } = await first
    expect((await sql`select 1 as one`)[0]?.one).toBe(1)
  } finally {
    await closing.close()
  }
}, 30_000)

const statOf = (name: string, state: string) =>
  `4711 (${name}) ${state} 1 4711 4711 0 -1 4194304 1 0 0 0 1 2 0 0 20 0 9 0 123456 7 8 9`

test.each(['bun', 'a b', 'x) Z 1', ') ('])('a living process named %j has a start', (name) => {
  for (const state of ['R', 'S', 'D', 'T'])
    expect(parseProcStat(statOf(name, state))).toBe('123456')
  for (const state of ['Z', 'X', 'x']) expect(parseProcStat(statOf(name, state))).toBeUndefined()
})

test('a killed holder that nobody has reaped yet does not count', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'vrs-zombie-'))
  // The shell stays and does not wait for its child, which so remains a zombie.
  const script = 'sleep 60 & echo $!; kill -9 $!; exec sleep 60'
  const parent = Bun.spawn(['sh', '-c', script], { stdout: 'pipe' })
  try {
    const { value } = await parent.stdout.getReader().read()
    const pid = Number.parseInt(new TextDecoder().decode(value), 10)
    const file = join(dataDir, 'running.json')
    writeFileSync(file, JSON.stringify({ pid, begun: 'whenever' }))
    await acquireLock(dataDir, 'running', {}, 0)
    expect(findLockHolder(dataDir, 'running')?.pid).toBe(process.pid)
  } finally {
    parent.kill()
    rmSync(dataDir, { recursive: true, force: true })
  }
})

test('a living holder is waited for, and found when it stays', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'vrs-holder-'))
  try {
    const release = writeLock(dataDir, 'running', {})
    await expect(acquireLock(dataDir, 'running', {}, 60)).rejects.toThrow(
      `found it in use by process ${process.pid}`,
    )
    const acquired = acquireLock(dataDir, 'running', { next: true }, 10_000)
    release()
    await acquired
    expect(findLockHolder<{ next: boolean }>(dataDir, 'running')?.next).toBe(true)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
})
