import { type BillingCycle, billingCycles } from '../../../events/codes'
import type { PluginEvent, PluginFields } from '../../../events/plugin'
import type { PluginManifest } from '../../integrations/artifacts/plugin-manifest'
import {
  basePriceType,
  centsPerCycle,
  defaultProjectTypes,
  fixedMonthlyCents,
} from '../seed/catalogue-defaults'

const validFrom = '2026-01-01T00:00:00.000Z'

const createPriceEvent = (
  projectType: string,
  monthly: number,
  cycle: BillingCycle,
): PluginEvent => ({
  type: 'PluginPriced',
  data: { projectType, cycle, netCents: centsPerCycle(monthly, cycle), setupCents: 0, validFrom },
})

/** What a manifest says about its plugin to people. */
export const readTexts = (manifest: PluginManifest): PluginFields => {
  const { description, displayNameEn, descriptionEn } = manifest
  return {
    description,
    ...(displayNameEn ? { displayNameEn } : {}),
    ...(descriptionEn ? { descriptionEn } : {}),
  }
}

/** A plugin's first version lists it, with the default prices. */
export const createListingEvents = (manifest: PluginManifest): PluginEvent[] => {
  const { name, displayName, category } = manifest
  const fixed = fixedMonthlyCents[name]
  const prices =
    fixed === undefined
      ? defaultProjectTypes.filter((type) => !type.isFree)
      : [{ code: basePriceType, netCents: fixed }]
  return [
    { type: 'PluginListed', data: { name, displayName, category } },
    { type: 'PluginDescribed', data: { fields: readTexts(manifest) } },
    { type: 'PluginPhaseReached', data: { phase: 'v1' } },
    ...prices.flatMap(({ code, netCents }) =>
      billingCycles.map((cycle) => createPriceEvent(code, netCents, cycle)),
    ),
  ]
}
