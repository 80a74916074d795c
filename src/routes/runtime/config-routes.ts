import { createHash } from 'node:crypto'
import { listPluginVersions } from '../../../projections/queries/catalogue'
import type { PermissionRouter, RequestContext } from '../http/permission-router'
import type { RouteDependencies } from '../http/route-dependencies'
import { type ActiveProjectEntitlements, withActiveProject } from './active-project'
import { parseCoreVersionHeader } from './core-version'
import { resolveCurrentLock } from './current-lock'

const etagOf = (body: string) =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 32)}"`

const isNotModified = (c: RequestContext, etag: string) =>
  (c.req.header('if-none-match') ?? '').split(',').some((tag) => [etag, '*'].includes(tag.trim()))

/** JSON under a strong ETag; 304 when it is known already. */
const respondWithEtag = (c: RequestContext, answer: object) => {
  const body = JSON.stringify(answer)
  const headers = { etag: etagOf(body), 'cache-control': 'private, no-cache', vary: 'x-vrs-core' }
  if (isNotModified(c, headers.etag)) return c.body(null, 304, headers)
  return c.body(body, 200, { ...headers, 'content-type': 'application/json' })
}

const projectBody = ({ project }: ActiveProjectEntitlements) => ({
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
export const configRoutes = (deps: RouteDependencies) => {
  const lockFor = (c: RequestContext, standing: ActiveProjectEntitlements) =>
    resolveCurrentLock(standing, {
      core: parseCoreVersionHeader(c),
      versions: (plugins) => listPluginVersions(deps.sql, plugins, 'bun'),
      now: deps.now().toISOString(),
    })
  const config = withActiveProject(deps, async (c, standing) => {
    const { lock, coreMin } = await lockFor(c, standing)
    return respondWithEtag(c, { project: projectBody(standing), settings: {}, lock, coreMin })
  })
  const plugins = withActiveProject(deps, async (c, standing) => {
    const { lock } = await lockFor(c, standing)
    return respondWithEtag(c, { lock })
  })
  return (router: PermissionRouter): void => {
    router.get('/api/v1/projects/:id/config', 'runtime', config)
    router.get('/api/v1/projects/:id/plugins', 'runtime', plugins)
  }
}
