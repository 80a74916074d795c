import type { DomainListRow } from '../../../../projections/queries/domains'
import { countExpiringDomains, listDomainPage } from '../../../../projections/queries/domains'
import { DomainList } from '../../../../views/admin/domains/domain-list'
import type { DomainListing } from '../../../../views/admin/domains/domain-view-model'
import { domainStatuses } from '../../../../views/admin/domains/domain-view-model'
import { DomainsPage } from '../../../../views/admin/domains/domains-page'
import type { DomainCheckResult } from '../../../domain/naming/domain-check-result'
import type { ExpiryWindow } from '../../../domain/naming/expiry-window'
import { expiryWindows } from '../../../domain/naming/expiry-window'
import { currentStaff } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { RequestContext } from '../../http/permission-router'
import { readQuery } from '../../http/query-parameters'
import { wantsFragment } from '../../http/request-kind'
import type { RouteDependencies } from '../../http/route-dependencies'
import { loadOwnBaseDomainNames } from '../../orders/domain-lookup'

const rowsPerPage = 50
const neverInstant = 'infinity'

/** `<instant or infinity>~<name>`; anything else is no place in the list. */
const isCursor = (after: string) => {
  const [at = '', name, ...rest] = after.split('~')
  const isInstant = /^\d{4}-/.test(at) && !Number.isNaN(Date.parse(at))
  return rest.length === 0 && Boolean(name) && (at === neverInstant || isInstant)
}

const cursorOf = (row: DomainListRow | undefined) =>
  row && `${row.attentionAt ?? neverInstant}~${row.name}`

const filterOf = (c: RequestContext): DomainListing['filter'] => {
  const { search, status, radar, after } = readQuery(c, ['search', 'status', 'radar', 'after'])
  const days = expiryWindows.find((one) => String(one) === radar)
  return {
    ...(search ? { search } : {}),
    ...(domainStatuses.some((one) => one === status) ? { status } : {}),
    ...(days ? { radar: days } : {}),
    ...(after && isCursor(after) ? { after } : {}),
  }
}

const stateOf = (name: string, bases: readonly string[]) =>
  bases.some((base) => name === base || name.endsWith(`.${base}`)) ? 'base' : 'unclear'

/** Asks INWX whether a name can be had, at the request of somebody who typed it. */
const checkRequestedName = async (
  c: RequestContext,
  deps: RouteDependencies,
): Promise<DomainCheckResult | undefined> => {
  const { check } = readQuery(c, ['check'])
  if (!check) return undefined
  const bases = await loadOwnBaseDomainNames(deps)
  const { is, name, found } = await deps.vendorQueries.checkDomainName('registered', check, bases)
  if (is === 'nothing') return { name: check, state: 'nothing' }
  if (!found) return { name, state: stateOf(name, bases) }
  const { state, netCents } = found
  return { name, state, ...(netCents === undefined ? {} : { netCents }) }
}

const radarFilter = (radar: ExpiryWindow | undefined) => (radar ? { radar } : {})

const loadListing = async (c: RequestContext, deps: RouteDependencies): Promise<DomainListing> => {
  const filter = filterOf(c)
  const { search, status, radar, after } = filter
  const now = deps.now().toISOString()
  const [found, counts, answer] = await Promise.all([
    listDomainPage(deps.sql, {
      ...(search ? { search } : {}),
      ...(status ? { status } : {}),
      ...radarFilter(radar),
      ...(after ? { after } : {}),
      now,
      limit: rowsPerPage + 1,
    }),
    countExpiringDomains(deps.sql, now),
    checkRequestedName(c, deps),
  ])
  const rows = found.slice(0, rowsPerPage)
  const next = found.length > rowsPerPage ? cursorOf(rows.at(-1)) : undefined
  return { rows, radar: counts, filter, next, checkResult: answer }
}

/** GET /admin/domains: all names, those first that want attention first. */
export const domainsPage = (deps: RouteDependencies) => async (c: RequestContext) => {
  const frame = staffFrameOf(c, deps, currentStaff(c))
  const listed = await loadListing(c, deps)
  return wantsFragment(c)
    ? c.html(<DomainList frame={frame} listing={listed} />)
    : c.html(<DomainsPage frame={frame} listing={listed} />)
}
