import { getCookie, setCookie } from 'hono/cookie'
import type { RecordedEvent } from '../../../events'
import { projectStream } from '../../../events/streams'
import type { Toast } from '../../../views/layout/page-frame'
import type { Texts } from '../../../views/texts/de'
import { loadHistoryNames } from '../audit/history-names'
import type { RequestContext, Staff } from './permission-router'
import type { RouteDependencies } from './route-dependencies'

const flashCookieName = 'vrs-said'
const lifetimeSeconds = 60
const projectPath = (projectId: string) => `/admin/projects/${projectId}`

/** Keeps which event an act led to, until the page at this path says so. */
export const setFlashAt = (
  c: RequestContext,
  { publicUrl }: RouteDependencies,
  path: string,
  events: readonly RecordedEvent[],
) => {
  const first = events[0]
  if (!first) return
  const secure = publicUrl.startsWith('https:')
  const guarded = { httpOnly: true, sameSite: 'Lax', secure } as const
  setCookie(c, flashCookieName, first.id, { path, ...guarded, maxAge: lifetimeSeconds })
}

/** The same on the page of a project. */
export const setFlash = (
  c: RequestContext,
  deps: RouteDependencies,
  projectId: string,
  events: readonly RecordedEvent[],
) => setFlashAt(c, deps, projectPath(projectId), events)

type ProjectFlashContext = { staff: Staff; t: Texts; projectId: string }
type FlashTarget = { staff: Staff; t: Texts; path: string; stream: string }

/** What the act before the page at this path led to, said once as the sentence of its event. */
export const consumeFlashAt = async (
  c: RequestContext,
  deps: RouteDependencies,
  place: FlashTarget,
): Promise<Toast[]> => {
  const eventId = getCookie(c, flashCookieName)
  if (!eventId) return []
  const { path, stream, t, staff } = place
  setCookie(c, flashCookieName, '', { path, maxAge: 0 })
  const { events } = await deps.store.read(stream)
  const event = events.find(({ id }) => id === eventId)
  if (!event) return []
  const names = await loadHistoryNames(deps, { viewer: staff.role, t }, [event])
  return [{ tone: 'good', text: t.sentence(event, names) }]
}

/** The same on the page of a project. */
export const consumeFlash = (
  c: RequestContext,
  deps: RouteDependencies,
  { projectId, ...look }: ProjectFlashContext,
) =>
  consumeFlashAt(c, deps, {
    ...look,
    path: projectPath(projectId),
    stream: projectStream(projectId),
  })
