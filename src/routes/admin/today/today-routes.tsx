import { RefusalError } from '../../../../events/refusal-error'
import { listHistory } from '../../../../projections/queries/history'
import { listServerRows } from '../../../../projections/queries/servers'
import { TodayContent } from '../../../../views/admin/today/today-content'
import { TodayPage } from '../../../../views/admin/today/today-page'
import type { TodayViewModel } from '../../../../views/admin/today/today-view-model'
import { workGroups } from '../../../../views/admin/today/work-groups'
import type { Texts } from '../../../../views/texts/de'
import { claimWorkItem, releaseWorkItem } from '../../../store/ledgers/work-claims'
import { loadHistoryNames } from '../../audit/history-names'
import { openReasonNotes } from '../../audit/reason-notes'
import { readFormFields } from '../../http/form-fields'
import { currentStaff } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { PermissionRouter, RequestContext, Staff } from '../../http/permission-router'
import { readQuery } from '../../http/query-parameters'
import { wantsFragment } from '../../http/request-kind'
import type { RouteDependencies } from '../../http/route-dependencies'
import { openProjectCounts } from '../projects/project-counts'
import { loadVendorHealth } from './load-vendor-health'
import { loadWorkSubjects, withClaims } from './load-work-items'
import { shareRead } from './shared-read'

const maxLatestEntries = 8
const maxItemLength = 300
/** A page that renews itself takes what another one has just read; one that is opened reads anew. */
const renewedMaxAgeMs = 14_000

const loadCommonPart = async (deps: RouteDependencies) => {
  const [subjects, vendors, servers] = await Promise.all([
    loadWorkSubjects(deps),
    loadVendorHealth(deps),
    listServerRows(deps.sql),
  ])
  return { subjects, vendors, servers }
}

type TodayContext = {
  staff: Staff
  t: Texts
  counts: ReturnType<typeof openProjectCounts>
  commonPart: Awaited<ReturnType<typeof loadCommonPart>>
}

const loadToday = async (
  deps: RouteDependencies,
  c: RequestContext,
  { staff, t, counts, commonPart }: TodayContext,
): Promise<TodayViewModel> => {
  const { kind } = readQuery(c, ['kind'])
  const { subjects, vendors, servers } = commonPart
  const [projectCounts, items, entries] = await Promise.all([
    counts(),
    withClaims(deps, subjects, { staff, t }),
    listHistory(deps.sql, { kind: 'project', limit: maxLatestEntries }),
  ])
  const [latest, names] = await Promise.all([
    openReasonNotes(deps, staff, entries),
    loadHistoryNames(deps, { viewer: staff.role, t }, entries),
  ])
  const group = workGroups.find((one) => one === kind)
  return { counts: projectCounts, items, group, vendors, servers, latest, names }
}

/** GET /admin: what waits for a person, how the vendors do, and what happened last. */
const showToday = (deps: RouteDependencies) => {
  const counts = openProjectCounts(deps)
  const readCommonPart = shareRead(() => loadCommonPart(deps))
  return async (c: RequestContext) => {
    const staff = currentStaff(c)
    const frame = staffFrameOf(c, deps, staff)
    const commonPart = await readCommonPart(wantsFragment(c) ? renewedMaxAgeMs : 0)
    const model = await loadToday(deps, c, { staff, t: frame.t, counts, commonPart })
    return c.html(
      wantsFragment(c) ? (
        <TodayContent frame={frame} model={model} />
      ) : (
        <TodayPage frame={frame} model={model} />
      ),
    )
  }
}

/** The `id` of a work item. Throws `RefusalError`. */
const readItem = async (c: RequestContext) => {
  const { item = '' } = await readFormFields(c)
  const isItem = item !== '' && item.length <= maxItemLength
  if (isItem) return item
  throw new RefusalError('INVALID', `expected an item of at most ${maxItemLength} characters`)
}

/** POST /admin/claim: the item is the viewer's for 8 hours, unless somebody else was faster. */
const claimItem = (deps: RouteDependencies) => async (c: RequestContext) => {
  const { personId } = currentStaff(c)
  await claimWorkItem(deps.sql, { item: await readItem(c), personId, now: deps.now() })
  return c.redirect('/admin', 303)
}

const releaseItem = (deps: RouteDependencies) => async (c: RequestContext) => {
  await releaseWorkItem(deps.sql, await readItem(c), currentStaff(c).personId)
  return c.redirect('/admin', 303)
}

/** The page that staff start from. */
export const todayRoutes = (router: PermissionRouter, deps: RouteDependencies) => {
  router.get('/admin', 'read', showToday(deps))
  router.post('/admin/claim', 'write', claimItem(deps))
  router.post('/admin/release', 'write', releaseItem(deps))
}
