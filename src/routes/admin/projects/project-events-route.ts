import type { SSEStreamingApi } from 'hono/streaming'
import { streamSSE } from 'hono/streaming'
import { projectStream } from '../../../../events/streams'
import { projectById } from '../../../../projections/projects'
import { pendingOf } from '../../../../projections/queries/pending-step'
import type { Locale } from '../../../../views/texts/locale'
import { staffIn } from '../../http/guards/staff-guards'
import type { StaffDesk } from '../../http/guards/staff-route-dependencies'
import type { Asked, Staff } from '../../http/permission-router'
import { notFound } from '../../http/problem-pages'
import { localeOf } from '../../http/request-locale'
import type { Bell } from '../../http/streams/change-signal'
import { openBell } from '../../http/streams/change-signal'
import { projectFragment } from './project-fragment'
import { projectAsked } from './project-page'

const usualHeartbeatMs = 5_000
const beatsPerSessionCheck = 12

type Log = (error: Error, requestId: string) => void
type Watched = { projectId: string; staff: Staff; locale: Locale; requestId: string }

/** Sends the region as it is now; answers by what one sees whether the queue has moved since. */
const send = async (stream: SSEStreamingApi, desk: StaffDesk, watched: Watched) => {
  const project = await projectById(desk.sql, watched.projectId)
  if (!project) return ''
  const { html, at, pending } = await projectFragment(desk, project, watched)
  await stream.writeSSE({ data: String(html), id: String(at) })
  return JSON.stringify(pending)
}

type Following = StaffDesk & { heartbeatMs?: number; log: Log }

const rings = (desk: Following, projectId: string, ring: () => void) =>
  desk.changes.watch((name) => {
    if (name === '*' || name === projectStream(projectId)) ring()
  })

/** Until the bell is closed, or the session ended that this stream was opened with. */
const follow = async (stream: SSEStreamingApi, desk: Following, watched: Watched, bell: Bell) => {
  const { heartbeatMs = usualHeartbeatMs } = desk
  let seen = await send(stream, desk, watched)
  for (let beat = 1; ; beat += 1) {
    const heard = await bell.hear(heartbeatMs)
    if (heard === 'closed') return
    const isCheck = beat % beatsPerSessionCheck === 0
    if (isCheck && !(await desk.sessions.lives(watched.staff.sessionId))) return
    const pending = async () => JSON.stringify(await pendingOf(desk.sql, watched.projectId))
    if (heard === 'rung' || (await pending()) !== seen) seen = await send(stream, desk, watched)
    else await stream.write(': still here\n\n')
  }
}

const open = async (stream: SSEStreamingApi, desk: Following, watched: Watched) => {
  const bell = openBell()
  const unwatch = rings(desk, watched.projectId, bell.ring)
  stream.onAbort(bell.close)
  desk.draining.addEventListener('abort', bell.close)
  try {
    await follow(stream, desk, watched, bell)
  } catch (error) {
    // The stream ends; the browser connects again and gets what is true then.
    desk.log(error instanceof Error ? error : new Error(String(error)), watched.requestId)
  } finally {
    unwatch()
    desk.draining.removeEventListener('abort', bell.close)
  }
}

/**
 * GET /admin/projects/:id/events: the live region at once and after every change, a sign of life
 * every 5 s. It ends with the session, with the visitor, or when this process is asked to stop.
 */
export const projectStreamOf = (desk: Following) => async (c: Asked) => {
  if (desk.draining.aborted) return c.body(null, 503, { 'retry-after': '1' })
  const project = await projectAsked(c, desk)
  if (!project) return notFound(c, desk)
  const { requestId } = c.var
  const watched = { projectId: project.id, staff: staffIn(c), locale: localeOf(c), requestId }
  return streamSSE(c, (stream) => open(stream, desk, watched))
}
