import { z } from '@hono/zod-openapi'
import { ArchiveDamaged } from '../../vendor-queries/archive-damaged'
import { createApiRoute } from '../http/api-route'
import type { PermissionRouter } from '../http/permission-router'
import type { RouteDependencies } from '../http/route-dependencies'
import type { LegacyCatalogue } from './legacy-catalogue'
import { archiveAnswer, legacyError, legacyErrors } from './legacy-responses'
import { openSatelliteArchives } from './satellite-archive'
import { requireCaller } from './satellite-key'
import { isLicenseCounted, loadSatelliteLicenses } from './satellite-licenses'

const route = createApiRoute({
  method: 'post',
  path: '/api/plugins/{name}/download',
  tags: ['Satellites'],
  summary: 'The archive of a plugin for satellites',
  description: 'With a license that counts, or of a free plugin with any key. No body is read.',
  credential: 'satelliteKey',
  request: { params: z.object({ name: z.string().describe('Its name, as satellites call it.') }) },
  responses: { 200: archiveAnswer, ...legacyErrors(401, 403, 404, 500) },
})

/** The way out for the archives of satellites; only versions for Python have one. */
export const legacyDownloadRoute = (
  deps: RouteDependencies,
  loadCatalogue: () => Promise<LegacyCatalogue>,
) => {
  const readArchive = openSatelliteArchives(deps)
  return (router: PermissionRouter): void =>
    router.openapi(route, 'public', async (c) => {
      const caller = await requireCaller(deps, c)
      if ('refusal' in caller) return caller.refusal
      const name = c.req.param('name')
      const plugin = (await loadCatalogue()).plugins.get(name)
      if (!plugin) return legacyError(c, 404, 'Plugin not found')
      const now = deps.now().toISOString()
      const isAllowed =
        plugin.priceCents === 0 ||
        (await loadSatelliteLicenses(deps, caller)).some(
          (one) => one.plugin === plugin.plugin && isLicenseCounted(one, now),
        )
      if (!isAllowed)
        return legacyError(c, 403, 'No active license for this plugin', {
          plugin: name,
          price_cents: plugin.priceCents,
        })
      const { delivered } = plugin
      if (!delivered) return legacyError(c, 500, 'Plugin source not found')
      try {
        const { bytes, etag } = await readArchive(delivered, name)
        return c.body(bytes, 200, {
          'content-type': 'application/zip',
          'content-disposition': `attachment; filename=${name}-${delivered.version}.zip`,
          'content-length': String(bytes.byteLength),
          'cache-control': 'no-cache',
          etag,
        })
      } catch (error) {
        if (!(error instanceof ArchiveDamaged)) throw error
        await deps.alert('artifact-damaged', `${plugin.plugin} ${delivered.version}`, error.message)
        return legacyError(c, 500, 'Plugin packaging failed')
      }
    })
}
