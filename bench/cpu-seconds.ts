import { existsSync, readdirSync, readFileSync } from 'node:fs'

const ticksPerSecond = 100

type ProcessCpu = { pid: number; parent: number; seconds: number }

/** Its own time and that of its ended children. */
const readProcessCpu = (pid: number): ProcessCpu | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // Its name may hold spaces and brackets; the numbers come behind the last of them.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [user = 0, system = 0, goneUser = 0, goneSystem = 0] = fields.slice(11, 15).map(Number)
    const ticks = user + system + goneUser + goneSystem
    return { pid, parent: Number(fields[1]), seconds: ticks / ticksPerSecond }
  } catch {
    return undefined // It ended between the two looks.
  }
}

/** User and system time of a process and of all below it, in s; undefined where there is no /proc. */
export const cpuSeconds = (root: number): number | undefined => {
  if (!existsSync('/proc/self/stat')) return undefined
  const all = readdirSync('/proc').flatMap((name) =>
    /^\d+$/.test(name) ? (readProcessCpu(Number(name)) ?? []) : [],
  )
  const below = (pid: number): number =>
    all
      .filter(({ parent }) => parent === pid)
      .reduce((sum, child) => sum + child.seconds + below(child.pid), 0)
  const own = all.find(({ pid }) => pid === root)
  return own && own.seconds + below(root)
}
