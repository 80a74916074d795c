import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Who holds something in a data dir, and what others must know to use it. */
type LockHolder<Told> = { pid: number; begun: string } & Told

const processStartedAt = (pid: number): string | undefined => {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19]
    const { stdout } = Bun.spawnSync(['ps', '-o', 'lstart=', '-p', String(pid)])
    return stdout.toString().trim() || undefined
  } catch {
    return undefined
  }
}

const lockFilePath = (dataDir: string, what: string) => join(dataDir, `${what}.json`)

/** The living process that holds this, if any; a killed one's note does not count. */
export const findLockHolder = <Told>(
  dataDir: string,
  what: string,
): LockHolder<Told> | undefined => {
  const file = lockFilePath(dataDir, what)
  if (!existsSync(file)) return undefined
  try {
    const holder: LockHolder<Told> = JSON.parse(readFileSync(file, 'utf8'))
    return processStartedAt(holder.pid) === holder.begun ? holder : undefined
  } catch {
    return undefined
  }
}

/** Says that this process holds it now, readable for its own user only. Answers how to let it go. */
export const writeLock = (dataDir: string, what: string, told: object) => {
  mkdirSync(dataDir, { recursive: true })
  const holder = { ...told, pid: process.pid, begun: processStartedAt(process.pid) ?? '' }
  writeFileSync(lockFilePath(dataDir, what), JSON.stringify(holder), { mode: 0o600 })
  return () => rmSync(lockFilePath(dataDir, what), { force: true })
}
