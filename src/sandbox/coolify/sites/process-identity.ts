import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** Pids are reused; pid and start time together are unique. */
export type ProcessIdentity = { pid: number; startTime: string }

const isLinux = existsSync('/proc/self/stat')

/** Parses a line of /proc/<pid>/stat, or `<pid> <start time by ps>` where there is no /proc. */
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

/** Whether exactly this process still runs; a zombie does not. */
export const isProcessAlive = ({ pid, startTime }: ProcessIdentity) => {
  const current = parseProcessIdentity(readProcessLine(pid) ?? '')
  return current?.startTime === startTime && current.state !== 'Z' && current.state !== 'X'
}

/** Sends a signal to the process and its group, unless they have ended. */
export const signalProcessGroup = (pid: number, signal: NodeJS.Signals) => {
  try {
    process.kill(-pid, signal)
  } catch {
    // The group has ended.
  }
}

/** SIGTERM, then SIGKILL after `graceMs`; resolves when the process has ended. */
export const terminateProcess = async (identity: ProcessIdentity, graceMs: number) => {
  const killAt = Date.now() + graceMs
  if (isProcessAlive(identity)) signalProcessGroup(identity.pid, 'SIGTERM')
  while (isProcessAlive(identity)) {
    if (Date.now() > killAt) signalProcessGroup(identity.pid, 'SIGKILL')
    await Bun.sleep(20)
  }
}
