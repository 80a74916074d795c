import { z } from '@hono/zod-openapi'
import { findPendingSiteStatus } from '../../domain/lifecycle/site-status'
import { createApiRoute, jsonResponse, notModified } from '../http/api-route'
import { conditionalHeaders, projectIdParameter, projectStatusSchema } from '../http/api-schemas'
import type { ApiHandler, PermissionRouter, RequestContext } from '../http/permission-router'
import type { RouteDependencies } from '../http/route-dependencies'
import { type ActiveProjectEntitlements, withActiveProject } from './active-project'
import { coreVersionHeader, parseCoreVersionHeader } from './core-version'
import { loadCurrentLock } from './current-lock'

const lockSchema = z.object({
  lock: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      size: z.int().min(0).describe('In bytes.'),
      manifest: z.string().describe('Compact JWS, signed by the publisher.'),
    }),
  ),
})

const siteConfigSchema = lockSchema.extend({
  project: z.object({
    id: z.string(),
    name: z.string(),
    slug: z.string(),
    domain: z.string(),
    type: z.string(),
    locale: z.string(),
    preview: z.boolean(),
    status: projectStatusSchema,
  }),
  settings: z.record(z.string(), z.unknown()),
  coreMin: z.string().describe('The oldest vrs-core that all of the lock runs on.'),
  yanked: z
    .array(z.object({ name: z.string(), version: z.string(), because: z.string() }))
    .describe('Versions that the site reported last and that were yanked, with the cause.'),
  publisherKeys: z
    .string()
    .optional()
    .describe(
      'Which keys of the publisher count: a compact JWS, signed by one that counted before.',
    ),
  earlierPublisherKeys: z
    .array(z.string())
    .optional()
    .describe('The sets before it, the oldest first, for whom missed one.'),
})

const request = {
  params: projectIdParameter,
  headers: z.object({ ...coreVersionHeader, ...conditionalHeaders }),
}

const configRoute = createApiRoute({
  method: 'get',
  path: '/api/v1/projects/{id}/config',
  tags: ['Runtimes'],
  limit: 'runtimes',
  summary: 'What a site is and must run',
  isConditional: true,
  request,
  responses: {
    200: jsonResponse(
      'The project and its lock: exact versions of all that is licensed.',
      siteConfigSchema,
      { ETag: 'Changes when there is something to do.' },
    ),
    304: notModified,
  },
  refusals: ['PROJECT_ARCHIVED', 'PRECONDITION_FAILED'],
})

const pluginsRoute = createApiRoute({
  method: 'get',
  path: '/api/v1/projects/{id}/plugins',
  tags: ['Runtimes'],
  limit: 'runtimes',
  summary: 'The lock alone',
  isConditional: true,
  request,
  responses: {
    200: jsonResponse('Exact versions of all that is licensed.', lockSchema, {
      ETag: 'Changes with the lock.',
    }),
    304: notModified,
  },
  refusals: ['PROJECT_ARCHIVED', 'PRECONDITION_FAILED'],
})

const cacheHeaders = { 'cache-control': 'private, no-cache', vary: 'x-vrs-core' }

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

const maxEarlierKeySets = 20

/** Nothing as long as the keys pinned at deployment are in force. */
const loadPublisherKeys = async ({ keys }: RouteDependencies) => {
  const sets = (await keys.listPublisherKeySets()).map(({ statement }) => statement)
  const publisherKeys = sets.pop()
  return publisherKeys === undefined
    ? {}
    : { publisherKeys, earlierPublisherKeys: sets.slice(-maxEarlierKeySets) }
}

/** The first answer with a decided status is when the site takes it over, 200 or 304 alike. */
const confirmSiteStatus = async (
  c: RequestContext,
  deps: RouteDependencies,
  { project }: ActiveProjectEntitlements,
) => {
  const { id, status } = project
  if (!findPendingSiteStatus(project)) return
  const { requestId } = c.var
  await deps.commands.project(
    { by: `runtime:${id}`, correlationId: requestId, causationId: requestId },
    id,
    {
      type: 'ConfirmSiteStatus',
      data: { status: status === 'suspended' ? 'suspended' : 'active' },
    },
  )
}

/** What a site is and must run; its ETag changes when there is something to do. */
export const configRoutes = (deps: RouteDependencies) => (router: PermissionRouter) => {
  const lockFor = (c: RequestContext, entitlements: ActiveProjectEntitlements) =>
    loadCurrentLock(deps, entitlements, parseCoreVersionHeader(c))
  const getConfig: ApiHandler<typeof configRoute> = withActiveProject(deps, async (c, found) => {
    const { lock, coreMin, yanked } = await lockFor(c, found)
    const config = {
      ...{ project: projectBody(found), settings: {}, lock, coreMin },
      yanked: yanked.map(({ plugin: name, version, because }) => ({ name, version, because })),
      ...(await loadPublisherKeys(deps)),
    }
    await confirmSiteStatus(c, deps, found)
    return c.json(config, 200, cacheHeaders)
  })
  const getPlugins: ApiHandler<typeof pluginsRoute> = withActiveProject(deps, async (c, found) => {
    const { lock } = await lockFor(c, found)
    return c.json({ lock }, 200, cacheHeaders)
  })
  router.openapi(configRoute, 'runtime', getConfig)
  router.openapi(pluginsRoute, 'runtime', getPlugins)
}
