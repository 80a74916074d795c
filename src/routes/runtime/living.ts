import { type Standing, standingOf } from '../../../projections/runtime-license'
import type { Desk } from '../desk'
import type { Asked, Door } from '../door'
import { problem } from '../problem'
import { deny } from './deny'
import { runtimeOf } from './runtime-of'

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
