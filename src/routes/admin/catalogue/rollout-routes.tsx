import { listHistory } from '../../../../projections/queries/history'
import type { RefusedForm } from '../../../../views/admin/actions/action-view'
import { CatalogueItemPage } from '../../../../views/admin/catalogue/catalogue-item-page'
import { catalogueTabPath } from '../../../../views/admin/catalogue/catalogue-shell'
import type { RolloutItem } from '../../../../views/admin/catalogue/rollout-view-model'
import {
  RolloutsPage,
  rolloutPath,
  rolloutView,
} from '../../../../views/admin/catalogue/rollout-views'
import { rolloutDecider } from '../../../domain/rollout/rollout-decider'
import { hasPermission } from '../../../domain/staff/permissions'
import { loadHistoryNames } from '../../audit/history-names'
import { openReasonNotes } from '../../audit/reason-notes'
import { consumeFlashAt } from '../../http/flash'
import { currentStaff } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import { respondWithNotFound } from '../../http/problem-pages'
import { localeOf } from '../../http/request-locale'
import type { RouteDependencies } from '../../http/route-dependencies'
import { addActionRoutes } from '../actions/action-routes'
import { createCatalogueTarget } from '../actions/catalogue/catalogue-target'
import { type RolloutKind, rolloutActions } from '../actions/catalogue/rollout-actions'
import { loadRollout, loadRollouts } from './load-rollout'

const maxLatestEvents = 8

const findRequestedRollout = async (c: RequestContext, deps: RouteDependencies) => {
  const item = await loadRollout(deps, c.req.param('id') ?? '', localeOf(c))
  return item && { id: item.id, item }
}

const renderRollout = async (
  c: RequestContext,
  deps: RouteDependencies,
  item: RolloutItem,
  refused?: { form: RefusedForm; status: number },
) => {
  const staff = currentStaff(c)
  const frame = staffFrameOf(c, deps, staff)
  const { t } = frame
  const stream = rolloutDecider.streamOf(item.id)
  const entries = await listHistory(deps.sql, { stream, limit: maxLatestEvents })
  const [latest, names, toasts] = await Promise.all([
    openReasonNotes(deps, staff, entries),
    loadHistoryNames(deps, { viewer: staff.role, t }, entries),
    refused ? [] : consumeFlashAt(c, deps, { staff, t, stream, path: rolloutPath(item.id) }),
  ])
  const model = {
    item,
    choices: {},
    actions: hasPermission(staff.role, 'manage')
      ? rolloutActions.filter((action) => action.isAllowed(item))
      : [],
    ...{ stream, latest, names },
    refused: refused?.form,
  }
  const page = <CatalogueItemPage frame={{ ...frame, toasts }} view={rolloutView} model={model} />
  return c.html(page, (refused?.status ?? 200) as 200)
}

const rolloutTarget = createCatalogueTarget<RolloutKind>({
  decider: rolloutDecider,
  handlerOf: ({ rollout }) => rollout,
  pathAfter: rolloutPath,
  findSubject: findRequestedRollout,
  renderForm: (c, deps, { item }, refused) => renderRollout(c, deps, item, refused),
})

/** Rollouts: everybody on the staff reads, admins act. */
export const rolloutRoutes = (router: PermissionRouter, deps: RouteDependencies) => {
  const parent = rolloutPath(':id')
  router.get(catalogueTabPath('rollouts'), 'read', async (c) => {
    const frame = staffFrameOf(c, deps, currentStaff(c))
    return c.html(<RolloutsPage frame={frame} items={await loadRollouts(deps, localeOf(c))} />)
  })
  router.get(parent, 'read', async (c) => {
    const found = await findRequestedRollout(c, deps)
    return found ? renderRollout(c, deps, found.item) : respondWithNotFound(c, deps)
  })
  addActionRoutes(router, deps, {
    parent,
    permission: 'manage',
    actions: rolloutActions,
    target: rolloutTarget,
  })
}
