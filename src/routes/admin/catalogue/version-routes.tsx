import { runtimes } from '../../../../events/codes'
import { listHistory } from '../../../../projections/queries/history'
import {
  findVersionItem,
  listVersionItems,
  type VersionItem,
} from '../../../../projections/queries/plugin-versions'
import type { PluginItem } from '../../../../projections/queries/plugins'
import type { RefusedForm } from '../../../../views/admin/actions/action-view'
import { CatalogueItemPage } from '../../../../views/admin/catalogue/catalogue-item-page'
import { namePlugin, pluginVersionsPath } from '../../../../views/admin/catalogue/plugin-facts'
import type {
  ShownVersion,
  UploadForm,
} from '../../../../views/admin/catalogue/versions/version-view-model'
import {
  VersionsPage,
  versionPath,
  versionView,
} from '../../../../views/admin/catalogue/versions/version-views'
import { textsFor } from '../../../../views/texts/texts'
import { versionDecider } from '../../../domain/catalogue/version-state'
import { hasPermission } from '../../../domain/staff/permissions'
import { loadHistoryNames } from '../../audit/history-names'
import { openReasonNotes } from '../../audit/reason-notes'
import { consumeFlashAt, setFlashAt } from '../../http/flash'
import { currentStaff } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import { respondWithNotFound } from '../../http/problem-pages'
import { localeOf } from '../../http/request-locale'
import type { RouteDependencies } from '../../http/route-dependencies'
import { addActionRoutes } from '../actions/action-routes'
import { createCatalogueTarget } from '../actions/catalogue/catalogue-target'
import { type VersionKind, versionActions } from '../actions/catalogue/version-actions'
import type { ActionTarget } from '../actions/execute-action'
import { planVersionSites } from './plan-version-sites'
import { findRequestedPlugin } from './plugin-pages'
import { uploadVersion } from './version-upload'

const maxLatestEvents = 8

const toShown = (c: RequestContext, plugin: PluginItem, item: VersionItem): ShownVersion => {
  const pluginName = namePlugin(plugin, textsFor(localeOf(c)))
  return { ...item, pluginName, displayName: `${pluginName} ${item.version}`, withdrawn: false }
}

/** The version that the address names as `1.4.0@bun`, if there is one. */
const findRequestedVersion = async (c: RequestContext, deps: RouteDependencies) => {
  const plugin = await findRequestedPlugin(c, deps)
  const [version = '', name] = (c.req.param('version') ?? '').split('@')
  const runtime = runtimes.find((known) => known === name)
  if (!plugin || !runtime) return undefined
  const item = await findVersionItem(deps.sql, { plugin: plugin.id, version, runtime })
  return item && { id: plugin.id, item: toShown(c, plugin, item) }
}

/** What the form of an upload starts with, for those who may publish. */
const loadUploadForm = async (c: RequestContext, { versionPublisher }: RouteDependencies) =>
  hasPermission(currentStaff(c).role, 'manage')
    ? { signsItself: (await versionPublisher.findSigningKeyId()) !== undefined }
    : undefined

const renderVersions = async (
  c: RequestContext,
  deps: RouteDependencies,
  plugin: PluginItem,
  { upload, status = 200 }: { upload: UploadForm | undefined; status?: number },
) => {
  const frame = staffFrameOf(c, deps, currentStaff(c))
  const items = await listVersionItems(deps.sql, plugin.id)
  return c.html(
    <VersionsPage
      frame={frame}
      plugin={{ id: plugin.id, displayName: namePlugin(plugin, frame.t) }}
      items={items.map((item) => toShown(c, plugin, item))}
      upload={upload}
    />,
    status as 200,
  )
}

const showVersions = (deps: RouteDependencies) => async (c: RequestContext) => {
  const plugin = await findRequestedPlugin(c, deps)
  if (!plugin) return respondWithNotFound(c, deps)
  return renderVersions(c, deps, plugin, { upload: await loadUploadForm(c, deps) })
}

const receiveVersion = (deps: RouteDependencies) => async (c: RequestContext) => {
  const plugin = await findRequestedPlugin(c, deps)
  if (!plugin) return respondWithNotFound(c, deps)
  return uploadVersion(c, deps, plugin, (upload, status) =>
    renderVersions(c, deps, plugin, { upload, status }),
  )
}

const renderVersion = async (
  c: RequestContext,
  deps: RouteDependencies,
  item: ShownVersion,
  refused?: { form: RefusedForm; status: number },
) => {
  const staff = currentStaff(c)
  const frame = staffFrameOf(c, deps, staff)
  const { t } = frame
  const stream = versionDecider.streamOf(item.plugin)
  const entries = await listHistory(deps.sql, { stream, limit: maxLatestEvents })
  const [latest, names, toasts] = await Promise.all([
    openReasonNotes(deps, staff, entries),
    loadHistoryNames(deps, { viewer: staff.role, t }, entries),
    refused ? [] : consumeFlashAt(c, deps, { staff, t, stream, path: versionPath(item) }),
  ])
  const model = {
    item,
    choices: {},
    actions: hasPermission(staff.role, 'manage')
      ? versionActions.filter((action) => action.isAllowed(item))
      : [],
    ...{ stream, latest, names },
    refused: refused?.form,
  }
  const page = <CatalogueItemPage frame={{ ...frame, toasts }} view={versionView} model={model} />
  return c.html(page, (refused?.status ?? 200) as 200)
}

const catalogueTarget = createCatalogueTarget<VersionKind>({
  decider: versionDecider,
  handlerOf: ({ pluginVersion }) => pluginVersion,
  pathAfter: pluginVersionsPath,
  findSubject: findRequestedVersion,
  renderForm: (c, deps, { item }, refused) => renderVersion(c, deps, item, refused),
})

/** The plan says besides which sites it concerns. */
const versionTarget: ActionTarget<VersionKind> = {
  ...catalogueTarget,
  createPlan: async (deps, subject, command, requestId, locale) => {
    const plan = await catalogueTarget.createPlan?.(deps, subject, command, requestId, locale)
    if (!plan?.catalogue) return { lines: [], unreachableVendors: [] }
    const sites = await planVersionSites(deps, subject.id, command, plan.catalogue)
    return { ...plan, catalogue: { ...plan.catalogue, sites } }
  },
  respondWithSuccess: (c, deps, { item }, events) => {
    const path = versionPath(item)
    setFlashAt(c, deps, path, events)
    return c.redirect(path, 303)
  },
}

/** The versions of a plugin: everybody on the staff reads, admins act. */
export const versionRoutes = (router: PermissionRouter, deps: RouteDependencies) => {
  const path = pluginVersionsPath(':id')
  const parent = `${path}/:version`
  router.get(path, 'read', showVersions(deps))
  router.post(path, 'manage', receiveVersion(deps))
  router.get(parent, 'read', async (c) => {
    const found = await findRequestedVersion(c, deps)
    return found ? renderVersion(c, deps, found.item) : respondWithNotFound(c, deps)
  })
  addActionRoutes(router, deps, {
    parent,
    permission: 'manage',
    actions: versionActions,
    target: versionTarget,
  })
}
