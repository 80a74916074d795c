import { getCookie, setCookie } from 'hono/cookie'
import type { Happened } from '../../../events'
import { projectStream } from '../../../events/streams'
import type { Toast } from '../../../views/layout/frame'
import type { Texts } from '../../../views/texts/de'
import type { Desk } from '../desk'
import type { Asked, Staff } from '../door'
import { namesFor } from './entry-names'

const cookie = 'vrs-said'
const seconds = 60
const placeOf = (projectId: string) => ({ path: `/admin/projects/${projectId}` }) as const

/** Keeps which event an act led to, until the page that follows says so. */
export const sayNext = (
  c: Asked,
  { publicUrl }: Desk,
  projectId: string,
  happened: readonly Happened[],
) => {
  const first = happened[0]
  if (!first) return
  const secure = publicUrl.startsWith('https:')
  const guarded = { httpOnly: true, sameSite: 'Lax', secure } as const
  setCookie(c, cookie, first.id, { ...placeOf(projectId), ...guarded, maxAge: seconds })
}

type Look = { staff: Staff; t: Texts; projectId: string }

/** What the act before this page led to, said once as the sentence of its event. */
export const saidNow = async (c: Asked, desk: Desk, look: Look): Promise<Toast[]> => {
  const eventId = getCookie(c, cookie)
  if (!eventId) return []
  const { projectId, t, staff } = look
  setCookie(c, cookie, '', { ...placeOf(projectId), maxAge: 0 })
  const { events } = await desk.store.read(projectStream(projectId))
  const event = events.find(({ id }) => id === eventId)
  if (!event) return []
  const names = await namesFor(desk, { viewer: staff.role, t }, [event])
  return [{ tone: 'good', text: t.sentence(event, names) }]
}
