import { createHash } from 'node:crypto'
import { versionsOf } from '../../../projections/plugin-versions'
import type { Asked, Door } from '../http/permission-router'
import type { Desk } from '../http/route-dependencies'
import { type Living, living } from './active-project'
import { coreOf } from './core-version'
import { currentLock } from './current-lock'

const tagOf = (body: string) =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 32)}"`

const known = (c: Asked, etag: string) =>
  (c.req.header('if-none-match') ?? '').split(',').some((tag) => [etag, '*'].includes(tag.trim()))

/** JSON under a strong ETag; 304 when it is known already. */
const tagged = (c: Asked, answer: object) => {
  const body = JSON.stringify(answer)
  const headers = { etag: tagOf(body), 'cache-control': 'private, no-cache', vary: 'x-vrs-core' }
  if (known(c, headers.etag)) return c.body(null, 304, headers)
  return c.body(body, 200, { ...headers, 'content-type': 'application/json' })
}

const projectTold = ({ project }: Living) => ({
  id: project.id,
  name: project.name,
  slug: project.slug,
  domain: project.domainName,
  type: project.projectType,
  locale: 'de',
  preview: false,
  status: project.status,
})

/** What a site is and must run; its ETag changes when there is something to do. */
export const configRoutes = (desk: Desk) => {
  const lockFor = (c: Asked, standing: Living) =>
    currentLock(standing, {
      core: coreOf(c),
      versions: (plugins) => versionsOf(desk.sql, plugins, 'bun'),
      now: desk.now().toISOString(),
    })
  const config = living(desk, async (c, standing) => {
    const { lock, coreMin } = await lockFor(c, standing)
    return tagged(c, { project: projectTold(standing), settings: {}, lock, coreMin })
  })
  const plugins = living(desk, async (c, standing) => {
    const { lock } = await lockFor(c, standing)
    return tagged(c, { lock })
  })
  return (door: Door): void => {
    door.get('/api/v1/projects/:id/config', 'runtime', config)
    door.get('/api/v1/projects/:id/plugins', 'runtime', plugins)
  }
}
