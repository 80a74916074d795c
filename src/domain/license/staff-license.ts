import type { BillingCycle } from '../../../events/codes'
import type { LicenseIssued } from '../../../events/license'
import { RefusalError } from '../../../events/refusal-error'
import { findBerlinDay } from '../calendar/berlin-calendar'
import type { OrderCatalogue } from '../order/order-catalogue'
import { findPluginPrice } from '../order/order-catalogue'
import { calculateLicenseTerms } from './license-terms'
import { sortLicenseDependencies } from './trial-offer'

export const staffLicenseTerms = ['free', 'monthly', 'yearly', 'once'] as const

/**
 * What staff give a project without an order. `terms`: for nothing and for ever, or for the price of a
 * cycle, which is asked for from the second period on. `now`: ISO-8601 UTC.
 */
export type StaffLicenseRequest = {
  projectId: string
  projectType: string
  plugin: string
  terms: (typeof staffLicenseTerms)[number]
  offer: OrderCatalogue
  now: string
  /** Plugins of the licenses that are the project's, suspended or not. */
  held: ReadonlySet<string>
  /** Plugins that may run now, on trial too. */
  usable: ReadonlySet<string>
}

type IssuedLicense = LicenseIssued['data']

const refuse = (pointer: string, code: string, detail: string, name?: string) =>
  new RefusalError(code, detail, [{ pointer, code, ...(name ? { message: name } : {}) }])

const issueFreely = (projectId: string, plugin: string): IssuedLicense => ({
  ...{ projectId, plugin, cycle: 'once', netCents: 0, source: 'caseworker' },
})

const issueForPrice = (request: StaffLicenseRequest, cycle: BillingCycle): IssuedLicense => {
  const { projectId, projectType, plugin, offer, now } = request
  const price = findPluginPrice(offer, plugin, projectType, cycle, now)
  if (!price) throw refuse('/terms', 'NOT_AVAILABLE', `expected ${plugin} to be offered ${cycle}`)
  const { netCents } = price
  if (netCents === 0) return { ...issueFreely(projectId, plugin), cycle }
  const anchorOn = findBerlinDay(now)
  const terms = calculateLicenseTerms(cycle, anchorOn)
  return { projectId, plugin, cycle, netCents, source: 'caseworker', anchorOn, ...terms }
}

/** The licenses to issue: of the plugin, and of the free ones that it needs. Throws `RefusalError`. */
export const planStaffLicense = (request: StaffLicenseRequest): IssuedLicense[] => {
  const { projectId, plugin, terms, offer, held, usable } = request
  if (!offer.plugins.some(({ name }) => name === plugin))
    throw refuse('/plugin', 'UNKNOWN_PLUGIN', `expected a plugin of the catalogue, found ${plugin}`)
  if (held.has(plugin))
    throw refuse('/plugin', 'ALREADY_LICENSED', `expected no license, found one`, plugin)
  if (!offer.resolvablePlugins.has(plugin))
    throw refuse('/plugin', 'NOT_AVAILABLE', `expected ${plugin} to have a version that can run`)
  const { free, paid } = sortLicenseDependencies(request, (name) => usable.has(name))
  if (paid.length > 0) {
    const names = paid.join(', ')
    throw refuse('/plugin', 'DEPENDENCY_NOT_LICENSED', `expected a license for ${names}`, names)
  }
  const issued = terms === 'free' ? issueFreely(projectId, plugin) : issueForPrice(request, terms)
  return [issued, ...free.map((name) => issueFreely(projectId, name))]
}
