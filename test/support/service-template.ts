import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What is chosen anew by each start: two copies that run at once would want the same ports. */
const keptPorts = ['postgres/port', 'sandbox/ports.json']

const templateFolder = (tally: string) => join(dirname(tally), 'service')

const createFolderOnce = (folder: string) => {
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}

/** Resolves when another process of this run has made it. */
const waitForTemplate = async (folder: string, draft: string) => {
  while (!existsSync(folder)) {
    if (!existsSync(draft)) throw new Error(`expected ${folder}, found that it cannot be made`)
    await Bun.sleep(50)
  }
}

const makeTemplate = async (
  folder: string,
  draft: string,
  startAndStop: (dataDir: string) => Promise<void>,
) => {
  const dataDir = join(draft, 'data')
  try {
    await startAndStop(dataDir)
    for (const file of keptPorts) rmSync(join(dataDir, file))
    renameSync(dataDir, folder)
  } finally {
    if (!existsSync(folder)) rmSync(draft, { recursive: true, force: true })
  }
}

/**
 * Puts into `dataDir` what a service has left that was started once and stopped: the next start
 * creates no cluster, no tables and no catalogue, which takes longer than all else that it does. Made
 * by the first who needs it in a test run; outside of one `dataDir` stays as it is.
 */
export const copyServiceTemplate = async (
  dataDir: string,
  startAndStop: (dataDir: string) => Promise<void>,
) => {
  const tally = process.env.VRS_TEST_TALLY
  if (!tally) return
  const folder = templateFolder(tally)
  const draft = `${folder}.draft`
  if (!existsSync(folder)) {
    if (createFolderOnce(draft)) await makeTemplate(folder, draft, startAndStop)
    else await waitForTemplate(folder, draft)
  }
  // With their owner, who is another one where PostgreSQL may not run as ours.
  mkdirSync(dataDir, { recursive: true })
  await Bun.$`cp -Rp ${folder}/. ${dataDir}`.quiet()
}
