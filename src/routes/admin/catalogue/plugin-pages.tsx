import { listHistory } from '../../../../projections/queries/history'
import type { PluginItem } from '../../../../projections/queries/plugins'
import { findPluginItem, listPluginItems } from '../../../../projections/queries/plugins'
import type { RefusedForm } from '../../../../views/admin/actions/action-view'
import { CatalogueItemPage } from '../../../../views/admin/catalogue/catalogue-item-page'
import { pluginPath, pluginView } from '../../../../views/admin/catalogue/plugin-facts'
import type { PluginChoices } from '../../../../views/admin/catalogue/plugin-view-model'
import { PluginList, PluginsPage } from '../../../../views/admin/catalogue/plugins-page'
import { localizeCatalogue } from '../../../../views/texts/localize-catalogue'
import { pluginDecider } from '../../../domain/catalogue/decide-plugin'
import { pluginPhases } from '../../../domain/catalogue/plugin-phases'
import { hasPermission } from '../../../domain/staff/permissions'
import { loadHistoryNames } from '../../audit/history-names'
import { openReasonNotes } from '../../audit/reason-notes'
import { consumeFlashAt } from '../../http/flash'
import { currentStaff } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { RequestContext } from '../../http/permission-router'
import { respondWithNotFound } from '../../http/problem-pages'
import { readQuery } from '../../http/query-parameters'
import { wantsFragment } from '../../http/request-kind'
import { localeOf } from '../../http/request-locale'
import type { RouteDependencies } from '../../http/route-dependencies'
import { pluginActions } from '../actions/catalogue/plugin-actions'

const maxLatestEvents = 8
const pluginNamePattern = /^[a-z0-9_-]{1,100}$/

const loadChoices = async (c: RequestContext, deps: RouteDependencies): Promise<PluginChoices> => {
  const { catalogue } = await deps.catalogueSnapshot()
  return { categories: localizeCatalogue(catalogue, localeOf(c)).categories }
}

/** GET /admin/catalogue/plugins */
export const showPlugins = (deps: RouteDependencies) => async (c: RequestContext) => {
  const { search, phase, category } = readQuery(c, ['search', 'phase', 'category'])
  const choices = await loadChoices(c, deps)
  const filter = {
    search,
    phase: pluginPhases.find((known) => known === phase),
    category: choices.categories.find(({ code }) => code === category)?.code,
  }
  const listing = { ...choices, items: await listPluginItems(deps.sql, filter), filter }
  const frame = staffFrameOf(c, deps, currentStaff(c))
  return wantsFragment(c)
    ? c.html(<PluginList frame={frame} listing={listing} />)
    : c.html(<PluginsPage frame={frame} listing={listing} />)
}

/** The plugin that the address names, if there is one. */
export const findRequestedPlugin = async (c: RequestContext, { sql }: RouteDependencies) => {
  const id = c.req.param('id') ?? ''
  return pluginNamePattern.test(id) ? findPluginItem(sql, id) : undefined
}

/** What an act on the plugin of the address needs. */
export const findPluginSubject = async (c: RequestContext, deps: RouteDependencies) => {
  const item = await findRequestedPlugin(c, deps)
  return item && { id: item.id, item, choices: await loadChoices(c, deps) }
}

export const renderPluginPage = async (
  c: RequestContext,
  deps: RouteDependencies,
  { item, choices }: { item: PluginItem; choices: PluginChoices },
  refused?: { form: RefusedForm; status: number },
) => {
  const staff = currentStaff(c)
  const frame = staffFrameOf(c, deps, staff)
  const { t } = frame
  const stream = pluginDecider.streamOf(item.id)
  const entries = await listHistory(deps.sql, { stream, limit: maxLatestEvents })
  const [latest, names, toasts] = await Promise.all([
    openReasonNotes(deps, staff, entries),
    loadHistoryNames(deps, { viewer: staff.role, t }, entries),
    refused ? [] : consumeFlashAt(c, deps, { staff, t, stream, path: pluginPath(item.id) }),
  ])
  const model = {
    item,
    choices,
    actions: hasPermission(staff.role, 'manage')
      ? pluginActions.filter((action) => action.isAllowed(item))
      : [],
    stream,
    latest,
    names,
    refused: refused?.form,
  }
  const page = <CatalogueItemPage frame={{ ...frame, toasts }} view={pluginView} model={model} />
  return c.html(page, (refused?.status ?? 200) as 200)
}

/** GET /admin/catalogue/plugins/:id */
export const showPluginPage = (deps: RouteDependencies) => async (c: RequestContext) => {
  const found = await findPluginSubject(c, deps)
  return found ? renderPluginPage(c, deps, found) : respondWithNotFound(c, deps)
}
