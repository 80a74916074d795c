import type { Vendor } from '../../../../events/codes'
import { listVendorHours, listVendorMedians } from '../../../../projections/queries/vendor-health'
import type { VendorHealth } from '../../../../views/admin/today/today-view-model'
import { listOpenBreakers } from '../../../store/job-queue/held-jobs'
import type { RouteDependencies } from '../../http/route-dependencies'

/** Those that a project is brought live with; sites and runtimes are not vendors of ours. */
const shownVendors = ['inwx', 'coolify', 'stripe', 'dns', 'smtp'] as const satisfies Vendor[]

const hourMs = 3_600_000
const shownHours = 24

/** How each vendor answered in each of the last 24 hours, and whether it is waited for now. */
export const loadVendorHealth = async ({
  sql,
  now,
}: Pick<RouteDependencies, 'sql' | 'now'>): Promise<VendorHealth[]> => {
  const [rows, medians, breakers] = await Promise.all([
    listVendorHours(sql, now()),
    listVendorMedians(sql, now()),
    listOpenBreakers(sql),
  ])
  const currentHour = Math.floor(now().getTime() / hourMs)
  const hours = Array.from(
    { length: shownHours },
    (_, index) => currentHour - shownHours + 1 + index,
  )
  return shownVendors.map((vendor) => ({
    vendor,
    hours: hours.map((hour) => {
      const row = rows.find(
        (one) => one.vendor === vendor && Date.parse(one.hour) === hour * hourMs,
      )
      return { calls: row?.calls ?? 0, failed: row?.failed ?? 0 }
    }),
    medianMs: medians.find((one) => one.vendor === vendor)?.medianMs,
    since: breakers.find((one) => one.vendor === vendor)?.since,
  }))
}
