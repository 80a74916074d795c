import { expect, test } from 'bun:test'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config'
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
