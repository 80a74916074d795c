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
import { mintUuid } from '../store/coolify-store'
import {
  type ProcessIdentity,
  parseProcessIdentity,
  signalProcessGroup,
  terminateProcess,
} from './process-identity'

export type SiteProcess = {
  port: number
  isAlive(): boolean
  exitCode: Promise<number>
  /** Resolves when it has ended; it is killed after three seconds. */
  stop(): Promise<void>
}

type SiteLaunch = { folder: string; command: string[]; env: Record<string, string>; port: number }

/* The child writes its pid and start time before it becomes the site, so that the next run finds
   it even if we crash at any instruction. */
const launchScript = `
if [ -r /proc/$$/stat ]; then cat /proc/$$/stat > "$1.new"; else echo "$$ $(ps -o lstart= -p $$)" > "$1.new"; fi
mv "$1.new" "$1" && shift && exec "$@"`

const pidFolder = (folder: string) => join(folder, 'runs')
export const getSiteLogPath = (folder: string) => join(folder, 'site.log')

const readIdentity = (file: string): ProcessIdentity | undefined =>
  existsSync(file) ? parseProcessIdentity(readFileSync(file, 'utf8')) : undefined

/** Starts a site in its own process group; its output goes to the folder's log. */
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
  const exitCode = child.exited.then((code) => {
    rmSync(file, { force: true })
    return code
  })
  const isAlive = () => child.exitCode === null && child.signalCode === null
  return {
    port,
    isAlive,
    exitCode,
    stop: async () => {
      const killTimer = setTimeout(() => signalProcessGroup(child.pid, 'SIGKILL'), 3000)
      if (isAlive()) signalProcessGroup(child.pid, 'SIGTERM')
      await exitCode
      clearTimeout(killTimer)
    },
  }
}

/** Ends the processes that a killed run of ours left below the folder of all applications. */
export const stopOrphanedSites = async (root: string) => {
  if (!existsSync(root)) return
  const folders = readdirSync(root).map((name) => pidFolder(join(root, name)))
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
