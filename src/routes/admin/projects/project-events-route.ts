import type { SSEStreamingApi } from 'hono/streaming'
import { streamSSE } from 'hono/streaming'
import { projectStream } from '../../../../events/streams'
import { findProject } from '../../../../projections/queries/projects'
import type { Locale } from '../../../../views/texts/locale'
import { findPendingStep } from '../../../store/job-queue/job-queries'
import { currentStaff } from '../../http/guards/staff-guards'
import type { StaffRouteDependencies } from '../../http/guards/staff-route-dependencies'
import type { RequestContext, Staff } from '../../http/permission-router'
import { respondWithNotFound } from '../../http/problem-pages'
import { localeOf } from '../../http/request-locale'
import type { ChangeSignal } from '../../http/streams/change-signal'
import { createChangeSignal } from '../../http/streams/change-signal'
import { renderProjectFragment } from './project-fragment'
import { findRequestedProject } from './requested-project'

const defaultHeartbeatMs = 5_000
const heartbeatsPerSessionCheck = 12

type LogError = (error: Error, requestId: string) => void
type StreamTarget = { projectId: string; staff: Staff; locale: Locale; requestId: string }

/** Sends the region as it is now; answers by what one sees whether the queue has moved since. */
const sendFragment = async (
  stream: SSEStreamingApi,
  deps: StaffRouteDependencies,
  watched: StreamTarget,
) => {
  const project = await findProject(deps.sql, watched.projectId)
  if (!project) return ''
  const { html, at, pending } = await renderProjectFragment(deps, project, watched)
  await stream.writeSSE({ data: String(html), id: String(at) })
  return JSON.stringify(pending)
}

type StreamDependencies = StaffRouteDependencies & { heartbeatMs?: number; log: LogError }

const watchProject = (desk: StreamDependencies, projectId: string, ring: () => void) =>
  desk.changes.subscribe((name) => {
    if (name === '*' || name === projectStream(projectId)) ring()
  })

/** Until the bell is closed, or the session ended that this stream was opened with. */
const streamUpdates = async (
  stream: SSEStreamingApi,
  desk: StreamDependencies,
  watched: StreamTarget,
  bell: ChangeSignal,
) => {
  const { heartbeatMs = defaultHeartbeatMs } = desk
  let seen = await sendFragment(stream, desk, watched)
  for (let beat = 1; ; beat += 1) {
    const heard = await bell.wait(heartbeatMs)
    if (heard === 'closed') return
    const isCheck = beat % heartbeatsPerSessionCheck === 0
    if (isCheck && !(await desk.sessions.isActive(watched.staff.sessionId))) return
    const pending = async () => JSON.stringify(await findPendingStep(desk.sql, watched.projectId))
    if (heard === 'rung' || (await pending()) !== seen)
      seen = await sendFragment(stream, desk, watched)
    else await stream.write(': still here\n\n')
  }
}

const openProjectStream = async (
  stream: SSEStreamingApi,
  desk: StreamDependencies,
  watched: StreamTarget,
) => {
  const bell = createChangeSignal()
  const unwatch = watchProject(desk, watched.projectId, bell.notify)
  stream.onAbort(bell.close)
  desk.shutdownSignal.addEventListener('abort', bell.close)
  try {
    await streamUpdates(stream, desk, watched, bell)
  } catch (error) {
    // The stream ends; the browser connects again and gets what is true then.
    desk.log(error instanceof Error ? error : new Error(String(error)), watched.requestId)
  } finally {
    unwatch()
    desk.shutdownSignal.removeEventListener('abort', bell.close)
  }
}

/**
 * GET /admin/projects/:id/events: the live region at once and after every change, a sign of life
 * every 5 s. It ends with the session, with the visitor, or when this process is asked to stop.
 */
export const projectEventsRoute = (desk: StreamDependencies) => async (c: RequestContext) => {
  if (desk.shutdownSignal.aborted) return c.body(null, 503, { 'retry-after': '1' })
  const project = await findRequestedProject(c, desk)
  if (!project) return respondWithNotFound(c, desk)
  const { requestId } = c.var
  const watched = { projectId: project.id, staff: currentStaff(c), locale: localeOf(c), requestId }
  return streamSSE(c, (stream) => openProjectStream(stream, desk, watched))
}
