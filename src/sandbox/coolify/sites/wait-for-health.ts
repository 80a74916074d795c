import type { ApplicationDocument } from '../store/documents'
import type { SiteProcess } from './site-process'

const checkHealth = async (url: string, wanted: number) => {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5000) })
    await answer.body?.cancel()
    return answer.status === wanted
  } catch {
    return false
  }
}

type HealthWaitOptions = { deadline: number; isCancelled: () => boolean }

/** Waits until the site answers its health check: what came of it. */
export const waitForHealth = async (
  { fields }: ApplicationDocument,
  site: SiteProcess,
  { deadline, isCancelled }: HealthWaitOptions,
): Promise<'healthy' | 'exited' | 'late' | 'cancelled'> => {
  const checked = fields.health_check_enabled === true && fields.health_check_type !== 'cmd'
  const path = checked ? String(fields.health_check_path ?? '/') : '/'
  const url = `http://127.0.0.1:${site.port}${path}`
  const wanted = Number(fields.health_check_return_code ?? 200)
  const calmUntil = Date.now() + 500
  while (Date.now() < deadline) {
    if (isCancelled()) return 'cancelled'
    if (!site.isAlive()) return 'exited'
    if (checked ? await checkHealth(url, wanted) : Date.now() > calmUntil) return 'healthy'
    await Bun.sleep(15)
  }
  return 'late'
}
