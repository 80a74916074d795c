import type { Application } from '../store/documents'
import type { SiteProcess } from './site-process'

const asked = async (url: string, wanted: number) => {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5000) })
    await answer.body?.cancel()
    return answer.status === wanted
  } catch {
    return false
  }
}

type Patience = { deadline: number; cancelled: () => boolean }

/** Waits until the site answers its health check: what came of it. */
export const awaitHealth = async (
  { fields }: Application,
  site: SiteProcess,
  { deadline, cancelled }: Patience,
): Promise<'healthy' | 'exited' | 'late' | 'cancelled'> => {
  const checked = fields.health_check_enabled === true && fields.health_check_type !== 'cmd'
  const path = checked ? String(fields.health_check_path ?? '/') : '/'
  const url = `http://127.0.0.1:${site.port}${path}`
  const wanted = Number(fields.health_check_return_code ?? 200)
  const calmUntil = Date.now() + 500
  while (Date.now() < deadline) {
    if (cancelled()) return 'cancelled'
    if (!site.alive()) return 'exited'
    if (checked ? await asked(url, wanted) : Date.now() > calmUntil) return 'healthy'
    await Bun.sleep(15)
  }
  return 'late'
}
