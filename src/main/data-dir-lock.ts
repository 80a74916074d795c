import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Who holds something in a data dir, and what others must know to use it. */
type LockHolder<Details> = { pid: number; begun: string } & Details

/** proc(5): a zombie (Z) or a dead process (X, x) has ended, though its parent has not reaped it. */
export const parseProcStat = (stat: string): string | undefined => {
  // The name in parentheses may hold anything, parentheses too.
  const [state = '', ...fields] = stat.split(') ').at(-1)?.split(' ') ?? []
  return /^[ZXx]$/.test(state) ? undefined : fields[18]
}

/** When a living process was started, in whatever unit the system counts; undefined = it has ended. */
const processStartedAt = (pid: number): string | undefined => {
  try {
    if (process.platform === 'linux')
      return parseProcStat(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    const { stdout } = Bun.spawnSync(['ps', '-o', 'lstart=', '-p', String(pid)])
    return stdout.toString().trim() || undefined
  } catch {
    return undefined
  }
}

const lockFilePath = (dataDir: string, what: string) => join(dataDir, `${what}.json`)

/** The living process that holds this, if any; a killed one's note does not count. */
export const findLockHolder = <Details>(
  dataDir: string,
  what: string,
): LockHolder<Details> | undefined => {
  const file = lockFilePath(dataDir, what)
  if (!existsSync(file)) return undefined
  try {
    const holder: LockHolder<Details> = JSON.parse(readFileSync(file, 'utf8'))
    return processStartedAt(holder.pid) === holder.begun ? holder : undefined
  } catch {
    return undefined
  }
}

/** Says that this process holds it now, readable for its own user only. Answers how to let it go. */
export const writeLock = (dataDir: string, what: string, details: object) => {
  mkdirSync(dataDir, { recursive: true })
  const holder = { ...details, pid: process.pid, begun: processStartedAt(process.pid) ?? '' }
  writeFileSync(lockFilePath(dataDir, what), JSON.stringify(holder), { mode: 0o600 })
  return () => rmSync(lockFilePath(dataDir, what), { force: true })
}

const pollMs = 50

/**
 * Takes it as `writeLock` does. A living holder has `withinMs` to end first: a service that is being
 * stopped is on its way out. Throws with the holder's process when it stays.
 */
export const acquireLock = async (
  dataDir: string,
  what: string,
  details: object,
  withinMs = 5_000,
): Promise<() => void> => {
  const deadline = performance.now() + withinMs
  for (;;) {
    const holder = findLockHolder(dataDir, what)
    if (!holder) return writeLock(dataDir, what, details)
    if (performance.now() > deadline)
      throw new Error(
        `expected ${dataDir} (VRS_DATA_DIR) to be free, found it in use by process ${holder.pid}; several processes need a DATABASE_URL`,
      )
    await Bun.sleep(pollMs)
  }
}
