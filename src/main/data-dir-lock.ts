import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Who holds something in a data dir, and what others must know to use it. */
type Holder<Told> = { pid: number; begun: string } & Told

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

const fileIn = (dataDir: string, what: string) => join(dataDir, `${what}.json`)

/** The living process that holds this, if any; a killed one's note does not count. */
export const holderOf = <Told>(dataDir: string, what: string): Holder<Told> | undefined => {
  const file = fileIn(dataDir, what)
  if (!existsSync(file)) return undefined
  try {
    const holder: Holder<Told> = JSON.parse(readFileSync(file, 'utf8'))
    return begunAt(holder.pid) === holder.begun ? holder : undefined
  } catch {
    return undefined
  }
}

/** Says that this process holds it now, readable for its own user only. Answers how to let it go. */
export const hold = (dataDir: string, what: string, told: object) => {
  mkdirSync(dataDir, { recursive: true })
  const holder = { ...told, pid: process.pid, begun: begunAt(process.pid) ?? '' }
  writeFileSync(fileIn(dataDir, what), JSON.stringify(holder), { mode: 0o600 })
  return () => rmSync(fileIn(dataDir, what), { force: true })
}
