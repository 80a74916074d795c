import type { RadarDays } from '../../../../projections/domains'
import { radarDays } from '../../../../projections/domains'
import type { DomainListed } from '../../../../projections/queries/domain-list'
import { domainPage, radarCounts } from '../../../../projections/queries/domain-list'
import { DomainList } from '../../../../views/admin/domains/domain-list'
import type {
  DomainChecked,
  DomainListing,
} from '../../../../views/admin/domains/domain-view-model'
import { domainStatuses } from '../../../../views/admin/domains/domain-view-model'
import { DomainsPage } from '../../../../views/admin/domains/domains-page'
import { staffIn } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { Asked } from '../../http/permission-router'
import { query } from '../../http/query-parameters'
import { wantsFragment } from '../../http/request-kind'
import type { Desk } from '../../http/route-dependencies'
import { basesOf } from '../../orders/domain-lookup'

const rowsPerPage = 50
const never = 'infinity'

/** `<instant or infinity>~<name>`; anything else is no place in the list. */
const isCursor = (after: string) => {
  const [at = '', name, ...rest] = after.split('~')
  const isInstant = /^\d{4}-/.test(at) && !Number.isNaN(Date.parse(at))
  return rest.length === 0 && Boolean(name) && (at === never || isInstant)
}

const cursorAt = (row: DomainListed | undefined) => row && `${row.attentionAt ?? never}~${row.name}`

const filterOf = (c: Asked): DomainListing['filter'] => {
  const { search, status, radar, after } = query(c, ['search', 'status', 'radar', 'after'])
  const days = radarDays.find((one) => String(one) === radar)
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
const checked = async (c: Asked, desk: Desk): Promise<DomainChecked | undefined> => {
  const { check } = query(c, ['check'])
  if (!check) return undefined
  const bases = await basesOf(desk)
  const { is, name, found } = await desk.questions.domainName('registered', check, bases)
  if (is === 'nothing') return { name: check, state: 'nothing' }
  if (!found) return { name, state: stateOf(name, bases) }
  const { state, netCents } = found
  return { name, state, ...(netCents === undefined ? {} : { netCents }) }
}

const wantedDays = (radar: RadarDays | undefined) => (radar ? { radar } : {})

const listing = async (c: Asked, desk: Desk): Promise<DomainListing> => {
  const filter = filterOf(c)
  const { search, status, radar, after } = filter
  const now = desk.now().toISOString()
  const [found, counts, answer] = await Promise.all([
    domainPage(desk.sql, {
      ...(search ? { search } : {}),
      ...(status ? { status } : {}),
      ...wantedDays(radar),
      ...(after ? { after } : {}),
      now,
      limit: rowsPerPage + 1,
    }),
    radarCounts(desk.sql, now),
    checked(c, desk),
  ])
  const rows = found.slice(0, rowsPerPage)
  const next = found.length > rowsPerPage ? cursorAt(rows.at(-1)) : undefined
  return { rows, radar: counts, filter, next, checked: answer }
}

/** GET /admin/domains: all names, those first that want attention first. */
export const domainsPage = (desk: Desk) => async (c: Asked) => {
  const frame = staffFrameOf(c, desk, staffIn(c))
  const listed = await listing(c, desk)
  return wantsFragment(c)
    ? c.html(<DomainList frame={frame} listing={listed} />)
    : c.html(<DomainsPage frame={frame} listing={listed} />)
}
