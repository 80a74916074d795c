import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const readPid = (file: string) => Number.parseInt(readFileSync(file, 'utf8'), 10)

/** A process that ended but was not fetched by its parent is no survivor. */
const isZombie = (pid: number) => {
  const file = `/proc/${pid}/stat`
  return existsSync(file) && readFileSync(file, 'utf8').split(') ').at(-1)?.startsWith('Z')
}

export const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch {
    return false
  }
}

/** `kill -9`; gone already is fine. */
export const killProcess = (pid: number) => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended in the meantime.
  }
}

/** The database's first process; its own end with it. */
const readDatabasePid = (dataDir: string): number | undefined => {
  const file = join(dataDir, 'postgres/data/postmaster.pid')
  return existsSync(file) ? readPid(file) : undefined
}

/** The sites' processes, as the Coolify stand-in wrote them down. */
export const readSitePids = (dataDir: string): number[] => {
  const apps = join(dataDir, 'sandbox/coolify/apps')
  if (!existsSync(apps)) return []
  return readdirSync(apps)
    .map((app) => join(apps, app, 'runs'))
    .filter((runs) => existsSync(runs))
    .flatMap((runs) => readdirSync(runs).map((name) => join(runs, name)))
    .filter((file) => file.endsWith('.pid'))
    .map(readPid)
}

/** What still runs on this data dir, the service itself aside. */
export const findRunningChildren = (dataDir: string): number[] => {
  const database = readDatabasePid(dataDir)
  return [...readSitePids(dataDir), ...(database ? [database] : [])].filter(isAlive)
}
