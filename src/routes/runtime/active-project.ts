import { type Standing, standingOf } from '../../../projections/queries/runtime-entitlements'
import type { Asked, Door } from '../http/permission-router'
import { problem } from '../http/problem'
import type { Desk } from '../http/route-dependencies'
import { deny } from './deny'
import { runtimeOf } from './runtime-project-id'

type LivingProject = NonNullable<Standing['project']>
export type Living = Standing & { project: LivingProject }

type Answer = (c: Asked, standing: Living) => Response | Promise<Response>
type Handler = Parameters<Door['get']>[2]

/** Answers with where the runtime's project stands this moment; an archived one is told so. */
export const living =
  (desk: Desk, answer: Answer): Handler =>
  async (c) => {
    const projectId = runtimeOf(c)
    const { project, licenses } = await standingOf(desk.sql, projectId)
    if (!project) return problem(c, { code: 'NOT_FOUND' })
    if (project.status === 'archived') return deny(c, desk, { code: 'PROJECT_ARCHIVED', projectId })
    return answer(c, { project, licenses })
  }
