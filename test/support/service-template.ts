import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What is chosen anew by each start: two copies that run at once would want the same ports. */
const keptPorts = ['postgres/port', 'sandbox/ports.json']

/** Tests kill processes, not the machine: what a process has written stays without these. */
const withoutFlushes = 'fsync = off\nfull_page_writes = off\n'

type StartAndStop = (dataDir: string) => Promise<void>

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

const makeTemplate = async (folder: string, draft: string, startAndStop: StartAndStop) => {
  const dataDir = join(draft, 'data')
  try {
    await startAndStop(dataDir)
    for (const file of keptPorts) rmSync(join(dataDir, file))
    appendFileSync(join(dataDir, 'postgres/data/postgresql.auto.conf'), withoutFlushes)
    renameSync(dataDir, folder)
  } finally {
    if (!existsSync(folder)) rmSync(draft, { recursive: true, force: true })
  }
}

/** Makes it unless this test run has one. Answers where it is; undefined outside of a test run. */
export const ensureServiceTemplate = async (startAndStop: StartAndStop) => {
  const tally = process.env.VRS_TEST_TALLY
  if (!tally) return undefined
  const folder = templateFolder(tally)
  const draft = `${folder}.draft`
  if (!existsSync(folder)) {
    if (createFolderOnce(draft)) await makeTemplate(folder, draft, startAndStop)
    else await waitForTemplate(folder, draft)
  }
  return folder
}

/**
 * Puts into `dataDir` what a service has left that was started once and stopped: the next start
 * creates no cluster, no tables and no catalogue, which takes longer than all else that it does.
 * Outside of a test run `dataDir` stays as it is.
 */
export const copyServiceTemplate = async (dataDir: string, startAndStop: StartAndStop) => {
  const folder = await ensureServiceTemplate(startAndStop)
  if (!folder) return
  mkdirSync(dataDir, { recursive: true })
  // With their owner, who is another one where PostgreSQL may not run as ours.
  await Bun.$`cp -Rp ${folder}/. ${dataDir}`.quiet()
}
