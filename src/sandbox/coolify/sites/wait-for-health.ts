import type { ApplicationDocument } from '../store/documents'
import type { SiteProcess } from './site-process'

const checkHealth = async (url: string, expectedStatus: number) => {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5000) })
    await answer.body?.cancel()
    return answer.status === expectedStatus
  } catch {
    return false
  }
}

type HealthWaitOptions = { deadline: number; isCancelled: () => boolean }

/** Waits until the site answers its health check, exits, or the deadline passes. */
export const waitForHealth = async (
  { fields }: ApplicationDocument,
  site: SiteProcess,
  { deadline, isCancelled }: HealthWaitOptions,
): Promise<'healthy' | 'exited' | 'timedOut' | 'cancelled'> => {
  const hasHttpCheck = fields.health_check_enabled === true && fields.health_check_type !== 'cmd'
  const path = hasHttpCheck ? String(fields.health_check_path ?? '/') : '/'
  const url = `http://127.0.0.1:${site.port}${path}`
  const expectedStatus = Number(fields.health_check_return_code ?? 200)
  const assumedHealthyAt = Date.now() + 500
  while (Date.now() < deadline) {
    if (isCancelled()) return 'cancelled'
    if (!site.isAlive()) return 'exited'
    if (hasHttpCheck ? await checkHealth(url, expectedStatus) : Date.now() > assumedHealthyAt)
      return 'healthy'
    await Bun.sleep(40)
  }
  return 'timedOut'
}
