import { z } from '@hono/zod-openapi'
import { createApiRoute } from '../http/api-route'
import type { PermissionRouter } from '../http/permission-router'
import type { RouteDependencies } from '../http/route-dependencies'
import type { LegacyCatalogue, LegacyPluginView } from './legacy-catalogue'
import { legacyAnswer, legacyBody, legacyError, legacyErrors } from './legacy-responses'
import { findCaller, readKey } from './satellite-key'

const tags = ['Satellites']
const params = z.object({ name: z.string().describe('Its name, as satellites call it.') })

const listRoute = createApiRoute({
  method: 'get',
  path: '/api/plugins',
  tags,
  summary: 'Plugins for v-flask satellites',
  description: 'Released ones; for projects that see all, those in work too.',
  credential: 'satelliteKey',
  isCredentialOptional: true,
  responses: { 200: legacyAnswer('The plugins by name.', 'plugins') },
})

const pluginRoute = createApiRoute({
  method: 'get',
  path: '/api/plugins/{name}',
  tags,
  summary: 'One plugin for satellites',
  credential: 'satelliteKey',
  isCredentialOptional: true,
  request: { params },
  responses: { 200: legacyAnswer('The plugin.', 'name', 'prices'), ...legacyErrors(404) },
})

const pricesRoute = createApiRoute({
  method: 'get',
  path: '/api/plugins/{name}/prices',
  tags,
  summary: 'Its prices, as satellites read them',
  request: { params },
  responses: {
    200: legacyAnswer('By project type.', 'plugin_name', 'prices'),
    ...legacyErrors(404),
  },
})

const versionsRoute = createApiRoute({
  method: 'get',
  path: '/api/plugins/{name}/versions',
  tags,
  summary: 'Its versions, as satellites read them',
  request: { params },
  responses: {
    200: legacyAnswer('Newest first.', 'plugin_name', 'versions'),
    ...legacyErrors(404),
  },
})

const projectTypesRoute = createApiRoute({
  method: 'get',
  path: '/api/project-types',
  tags,
  summary: 'Project types, as satellites read them',
  responses: { 200: legacyAnswer('In their order.', 'project_types') },
})

const categoriesRoute = createApiRoute({
  method: 'get',
  path: '/api/plugin-categories',
  tags,
  summary: 'Categories, as satellites read them',
  responses: { 200: legacyAnswer('In their order.', 'categories') },
})

/** What satellites read of the catalogue; a wrong key is as none. */
export const publicLegacyRoutes =
  (deps: RouteDependencies, loadCatalogue: () => Promise<LegacyCatalogue>) =>
  (router: PermissionRouter): void => {
    const find = async (name: string): Promise<LegacyPluginView | undefined> =>
      (await loadCatalogue()).plugins.get(name)
    router.openapi(listRoute, 'public', async (c) => {
      const catalogue = await loadCatalogue()
      const seesAll = readKey(c) !== '' && (await findCaller(deps, c))?.isSuperadmin
      return legacyBody(c, seesAll ? catalogue.all : catalogue.released)
    })
    router.openapi(pluginRoute, 'public', async (c) => {
      const plugin = await find(c.req.param('name'))
      const isShown = plugin?.isReleased || (plugin && (await findCaller(deps, c))?.isSuperadmin)
      return plugin && isShown
        ? legacyBody(c, plugin.details)
        : legacyError(c, 404, 'Plugin not found')
    })
    router.openapi(pricesRoute, 'public', async (c) => {
      const plugin = await find(c.req.param('name'))
      return plugin ? legacyBody(c, plugin.prices) : legacyError(c, 404, 'Plugin not found')
    })
    router.openapi(versionsRoute, 'public', async (c) => {
      const plugin = await find(c.req.param('name'))
      return plugin ? legacyBody(c, plugin.versions) : legacyError(c, 404, 'Plugin not found')
    })
    router.openapi(projectTypesRoute, 'public', async (c) =>
      legacyBody(c, (await loadCatalogue()).projectTypes),
    )
    router.openapi(categoriesRoute, 'public', async (c) =>
      legacyBody(c, (await loadCatalogue()).categories),
    )
  }
