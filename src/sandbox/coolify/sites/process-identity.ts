import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** A process for sure: numbers are used again, number and start time together are not. */
export type ProcessIdentity = { pid: number; startTime: string }

const isLinux = existsSync('/proc/self/stat')

/** From a line of /proc/<pid>/stat, or `<pid> <start time as ps says it>` elsewhere. */
export const parseProcessIdentity = (
  line: string,
): (ProcessIdentity & { state: string }) | undefined => {
  const end = line.lastIndexOf(')')
  const pid = Number.parseInt(line, 10)
  if (!(pid > 1)) return undefined
  if (end < 0) return { pid, startTime: line.slice(String(pid).length).trim(), state: '?' }
  const fields = line.slice(end + 2).split(' ')
  return { pid, startTime: fields[19] ?? '', state: fields[0] ?? '' }
}

const readProcessLine = (pid: number): string | undefined => {
  if (!isLinux) {
    const { status, stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)])
    return status === 0 ? `${pid} ${stdout.toString().trim()}` : undefined
  }
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return undefined
  }
}

/** Whether this very process still runs (a zombie does not). */
export const isProcessAlive = ({ pid, startTime }: ProcessIdentity) => {
  const now = parseProcessIdentity(readProcessLine(pid) ?? '')
  return now?.startTime === startTime && now.state !== 'Z' && now.state !== 'X'
}

/** Sends a signal to the process and its group; gone already is fine. */
export const signalProcessGroup = ({ pid }: ProcessIdentity, name: NodeJS.Signals) => {
  try {
    process.kill(-pid, name)
  } catch {
    // It ended in the meantime.
  }
}

/** SIGTERM, then SIGKILL after `patienceMs`; resolves when the process is gone. */
export const terminateProcess = async (identity: ProcessIdentity, patienceMs: number) => {
  const impatient = Date.now() + patienceMs
  if (isProcessAlive(identity)) signalProcessGroup(identity, 'SIGTERM')
  while (isProcessAlive(identity)) {
    if (Date.now() > impatient) signalProcessGroup(identity, 'SIGKILL')
    await Bun.sleep(20)
  }
}
