import { getCookie, setCookie } from 'hono/cookie'
import type { Happened } from '../../../events'
import { projectStream } from '../../../events/streams'
import type { Toast } from '../../../views/layout/page-frame'
import type { Texts } from '../../../views/texts/de'
import { namesFor } from '../audit/history-names'
import type { Asked, Staff } from './permission-router'
import type { Desk } from './route-dependencies'

const cookie = 'vrs-said'
const seconds = 60
const pathOf = (projectId: string) => `/admin/projects/${projectId}`

/** Keeps which event an act led to, until the page at this path says so. */
export const sayNextAt = (
  c: Asked,
  { publicUrl }: Desk,
  path: string,
  happened: readonly Happened[],
) => {
  const first = happened[0]
  if (!first) return
  const secure = publicUrl.startsWith('https:')
  const guarded = { httpOnly: true, sameSite: 'Lax', secure } as const
  setCookie(c, cookie, first.id, { path, ...guarded, maxAge: seconds })
}

/** The same on the page of a project. */
export const sayNext = (c: Asked, desk: Desk, projectId: string, happened: readonly Happened[]) =>
  sayNextAt(c, desk, pathOf(projectId), happened)

type Look = { staff: Staff; t: Texts; projectId: string }
type Place = { staff: Staff; t: Texts; path: string; stream: string }

/** What the act before the page at this path led to, said once as the sentence of its event. */
export const saidAt = async (c: Asked, desk: Desk, place: Place): Promise<Toast[]> => {
  const eventId = getCookie(c, cookie)
  if (!eventId) return []
  const { path, stream, t, staff } = place
  setCookie(c, cookie, '', { path, maxAge: 0 })
  const { events } = await desk.store.read(stream)
  const event = events.find(({ id }) => id === eventId)
  if (!event) return []
  const names = await namesFor(desk, { viewer: staff.role, t }, [event])
  return [{ tone: 'good', text: t.sentence(event, names) }]
}

/** The same on the page of a project. */
export const saidNow = (c: Asked, desk: Desk, { projectId, ...look }: Look) =>
  saidAt(c, desk, { ...look, path: pathOf(projectId), stream: projectStream(projectId) })
