import { billingCycles } from '../../../events/codes'
import type { SatelliteCatalogue } from '../../../projections/legacy/satellite-queries'
import { selectPriceEntry } from '../../domain/catalogue/select-price'
import { formatLegacyPrice } from './legacy-words'

type LegacyPrice = {
  billing_cycle: string
  price_cents: number
  price_display: string
  setup_fee_cents: number
}

/** Cycles that are not sold stay visible as they were: they are only never orderable. */
const listRows = (
  { importedPrices, prices, projectTypes }: SatelliteCatalogue,
  plugin: string,
  now: string,
) => {
  const presentOf = (projectType: string, cycle: string) =>
    selectPriceEntry(
      prices.filter(
        (one) => one.plugin === plugin && one.projectType === projectType && one.cycle === cycle,
      ),
      now,
    )
  const imported = importedPrices.filter((one) => one.plugin === plugin && one.isActive)
  const known = new Set(imported.map(({ projectType, cycle }) => `${projectType} ${cycle}`))
  const others = projectTypes.flatMap(({ code }) =>
    billingCycles
      .filter((cycle) => !known.has(`${code} ${cycle}`))
      .map((cycle) => ({ projectType: code, cycle })),
  )
  return [
    ...imported.flatMap((row) => {
      const present = presentOf(row.projectType, row.cycle)
      if (row.isOffered && present?.withdrawn) return []
      return [{ ...row, ...(row.isOffered && present ? present : {}) }]
    }),
    ...others.flatMap(({ projectType, cycle }) => {
      const present = presentOf(projectType, cycle)
      return present && !present.withdrawn ? [{ ...present, projectType, cycle }] : []
    }),
  ]
}

/** By project type; one without rows is absent. */
export const describeLegacyPrices = (
  catalogue: SatelliteCatalogue,
  plugin: string,
  now: string,
): Record<string, LegacyPrice[]> => {
  const rows = listRows(catalogue, plugin, now)
  return Object.fromEntries(
    [...Map.groupBy(rows, ({ projectType }) => projectType)].map(([type, some]) => [
      type,
      some.map(({ cycle, netCents, setupCents }) => ({
        billing_cycle: cycle,
        price_cents: netCents,
        price_display: formatLegacyPrice(netCents, cycle),
        setup_fee_cents: setupCents,
      })),
    ]),
  )
}
