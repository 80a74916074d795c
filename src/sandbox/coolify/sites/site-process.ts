import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { mintUuid } from '../store/document-ids'
import { type ProcessIdentity, parseProcessIdentity, terminateProcess } from './process-identity'

export type SiteProcess = {
  port: number
  isAlive(): boolean
  exitCode: Promise<number>
  /** Resolves when it is gone; killed after three seconds. */
  stop(): Promise<void>
}

type SiteLaunch = { folder: string; command: string[]; env: Record<string, string>; port: number }

/* The child writes down who it is before it becomes the site: so whoever comes after a crash of
   ours at any instruction finds it. */
const launchScript = `
if [ -r /proc/$$/stat ]; then cat /proc/$$/stat > "$1.new"; else echo "$$ $(ps -o lstart= -p $$)" > "$1.new"; fi
mv "$1.new" "$1" && shift && exec "$@"`

const pidFolder = (folder: string) => join(folder, 'runs')
export const getSiteLogPath = (folder: string) => join(folder, 'site.log')

const readIdentity = (file: string): ProcessIdentity | undefined =>
  existsSync(file) ? parseProcessIdentity(readFileSync(file, 'utf8')) : undefined

/** Starts a site in its own process group, its output appended to the folder's log. */
export const launchSite = ({ folder, command, env, port }: SiteLaunch): SiteProcess => {
  mkdirSync(pidFolder(folder), { recursive: true })
  const file = join(pidFolder(folder), `${mintUuid()}.pid`)
  const log = openSync(getSiteLogPath(folder), 'a')
  const child = Bun.spawn(['/bin/sh', '-c', launchScript, 'site', file, ...command], {
    cwd: folder,
    env,
    stdin: 'ignore',
    stdout: log,
    stderr: log,
    detached: true,
  })
  closeSync(log)
  const exited = child.exited.then((code) => {
    rmSync(file, { force: true })
    return code
  })
  const alive = () => child.exitCode === null && child.signalCode === null
  return {
    port,
    isAlive: alive,
    exitCode: exited,
    stop: async () => {
      const impatient = setTimeout(() => killProcessGroup(child.pid, 'SIGKILL'), 3000)
      if (alive()) killProcessGroup(child.pid, 'SIGTERM')
      await exited
      clearTimeout(impatient)
    },
  }
}

const killProcessGroup = (group: number, signal: NodeJS.Signals) => {
  try {
    process.kill(-group, signal)
  } catch {
    // It ended in the meantime.
  }
}

/** Ends every site that a killed run of ours left behind below `apps`. */
export const stopOrphanedSites = async (apps: string) => {
  if (!existsSync(apps)) return
  const folders = readdirSync(apps).map((name) => pidFolder(join(apps, name)))
  const files = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  await Promise.all(
    files.map(async (file) => {
      const identity = readIdentity(file)
      if (identity) await terminateProcess(identity, 1500)
      rmSync(file, { force: true })
    }),
  )
}
