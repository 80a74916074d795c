import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** `retryLater`: another attempt may be accepted; `unreachable`: the marketplace did not answer. */
type BootReportOutcome = 'accepted' | 'retryLater' | 'rejected' | 'unreachable'

type LockedPlugin = { name: string; version: string; sha256: string }

const corePackagePath = join(import.meta.dir, '../../../../vrs-core/package.json')
let cachedCoreVersion: string | undefined

/** The version of the vrs-core that a real process would run. */
export const readLocalCoreVersion = (): string => {
  cachedCoreVersion ??= String(JSON.parse(readFileSync(corePackagePath, 'utf8')).version)
  return cachedCoreVersion
}

export type BootReporter = { sendReport(signal: AbortSignal): Promise<BootReportOutcome> }

const classifyReportStatus = (status: number): BootReportOutcome => {
  if (status < 300) return 'accepted'
  return [400, 413, 422].includes(status) ? 'rejected' : 'retryLater'
}

/** The calls of vrs-core's first boot: token, configuration, report. */
export const createBootReporter = (env: Record<string, string>, bootId: string): BootReporter => {
  const { VRS_PROJECT_ID: project, VRS_MARKETPLACE_URL: url, VRS_MARKETPLACE_KEY: key } = env
  let token: string | undefined
  let lock: LockedPlugin[] | undefined

  const call = (path: string, bearer: string, signal: AbortSignal, body?: object) =>
    fetch(`${url}/api/v1/projects/${project}/${path}`, {
      method: path === 'config' ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${bearer}`,
        'x-vrs-core': readLocalCoreVersion(),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
    })

  const report = (plugins: LockedPlugin[]) => ({
    bootId,
    coreVersion: readLocalCoreVersion(),
    plugins: plugins.map(({ name, version, sha256 }) => ({
      name,
      version,
      sha256,
      state: 'running',
    })),
    healthy: true,
    migrationsRun: [],
    bootedInMs: 1,
    errors: [],
  })

  const attempt = async (signal: AbortSignal): Promise<BootReportOutcome> => {
    if (!token) {
      const answer = await call('token', key ?? '', signal)
      if (!answer.ok) return 'retryLater'
      token = ((await answer.json()) as { accessToken: string }).accessToken
    }
    if (!lock) {
      const answer = await call('config', token, signal)
      if (!answer.ok) return 'retryLater'
      lock = ((await answer.json()) as { lock: LockedPlugin[] }).lock
    }
    const answer = await call('boot', token, signal, report(lock))
    await answer.body?.cancel()
    // 409: its deployment has not begun, so the lock is still right. After all other answers the
    // lock may have changed.
    if (answer.status !== 409) lock = undefined
    if (answer.status === 401) token = undefined
    return classifyReportStatus(answer.status)
  }

  return {
    sendReport: async (signal) => (url ? attempt(signal).catch(() => 'unreachable') : 'rejected'),
  }
}
