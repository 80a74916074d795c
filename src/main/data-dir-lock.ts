import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Who holds a data dir, and where its embedded database answers. */
export type Holder = { pid: number; begun: string; databaseUrl: string }

const begunAt = (pid: number): string | undefined => {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19]
    const { stdout } = Bun.spawnSync(['ps', '-o', 'lstart=', '-p', String(pid)])
    return stdout.toString().trim() || undefined
  } catch {
    return undefined
  }
}

const fileIn = (dataDir: string) => join(dataDir, 'running.json')

/** The living process that works on this data dir, if any; a killed one's note does not count. */
export const holderOf = (dataDir: string): Holder | undefined => {
  const file = fileIn(dataDir)
  if (!existsSync(file)) return undefined
  try {
    const holder: Holder = JSON.parse(readFileSync(file, 'utf8'))
    return begunAt(holder.pid) === holder.begun ? holder : undefined
  } catch {
    return undefined
  }
}

/** Says that this process works on the data dir now. Answers how to let it go. */
export const hold = (dataDir: string, databaseUrl: string) => {
  mkdirSync(dataDir, { recursive: true })
  const holder: Holder = {
    pid: process.pid,
    begun: begunAt(process.pid) ?? '',
    databaseUrl,
  }
  writeFileSync(fileIn(dataDir), JSON.stringify(holder), { mode: 0o600 })
  return () => rmSync(fileIn(dataDir), { force: true })
}
