import { existsSync, readdirSync, readFileSync } from 'node:fs'

const ticksPerSecond = 100

type ProcessCpu = { pid: number; parent: number; seconds: number }

/** CPU time of the process and of its ended children. */
const readProcessCpu = (pid: number): ProcessCpu | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The process name may contain spaces and brackets; the fields follow the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = fields
      .slice(11, 15)
      .map(Number)
    const ticks = user + system + childrenUser + childrenSystem
    return { pid, parent: Number(fields[1]), seconds: ticks / ticksPerSecond }
  } catch {
    return undefined // The process ended after the folder was listed.
  }
}

/** CPU seconds of a process and its descendants; undefined where there is no /proc. */
export const cpuSeconds = (root: number): number | undefined => {
  if (!existsSync('/proc/self/stat')) return undefined
  const processes = readdirSync('/proc').flatMap((name) =>
    /^\d+$/.test(name) ? (readProcessCpu(Number(name)) ?? []) : [],
  )
  const sumDescendants = (pid: number): number =>
    processes
      .filter(({ parent }) => parent === pid)
      .reduce((sum, child) => sum + child.seconds + sumDescendants(child.pid), 0)
  const rootProcess = processes.find(({ pid }) => pid === root)
  return rootProcess && rootProcess.seconds + sumDescendants(root)
}
