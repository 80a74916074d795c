import { billingCycles } from '../../../events/codes'
import { RefusalError } from '../../../events/refusal-error'
import { addBerlinDays } from '../calendar/berlin-calendar'
import type { OrderCatalogue } from '../order/order-catalogue'
import { findPluginPrice, isPluginOffered } from '../order/order-catalogue'
import { listMissingDependencies } from './plugin-dependencies'

/** For projects of no type, as the old marketplace had them. */
const defaultTrialDays = 14

/** For how many days a project may try a plugin; 0 = not at all. */
export const findTrialDays = (
  { hasTrial }: { hasTrial: boolean },
  type: { trialDays: number } | undefined,
): number => (hasTrial ? (type?.trialDays ?? defaultTrialDays) : 0)

/** The same time of day, so many days later. `now`: ISO-8601 UTC. */
export const calculateTrialEnd = (now: string, days: number): string => addBerlinDays(now, days)

/** `now`: ISO-8601 UTC. */
type TrialRequest = { offer: OrderCatalogue; projectType: string; plugin: string; now: string }

/** A plugin that cannot be bought afterwards is not tried either. */
export const assertTrialOffered = (
  { offer, projectType, plugin, now }: TrialRequest,
  trialDays: number,
) => {
  if (!billingCycles.some((cycle) => isPluginOffered(offer, plugin, projectType, cycle, now)))
    throw new RefusalError('NOT_AVAILABLE', `expected ${plugin} to be offered to ${projectType}`)
  if (trialDays === 0)
    throw new RefusalError('TRIAL_NOT_OFFERED', `expected a trial of ${plugin}, found none`)
}

/**
 * What a tried plugin needs and the project has no license for. `free`: licensed along; a `paid` one
 * stands in the way.
 */
export const sortLicenseDependencies = (
  { offer, projectType, plugin, now }: TrialRequest,
  isLicensed: (plugin: string) => boolean,
): { free: string[]; paid: string[] } => {
  const isFreeType = offer.projectTypes.find(({ code }) => code === projectType)?.isFree === true
  const isFree = (name: string) =>
    isFreeType ||
    billingCycles.some((cycle) => {
      const price = findPluginPrice(offer, name, projectType, cycle, now)
      return price?.netCents === 0 && price.setupCents === 0
    })
  const missing = listMissingDependencies(offer.dependencies, [plugin], isLicensed)
  return {
    free: missing.filter(isFree),
    paid: missing.filter((name) => !isFree(name)),
  }
}
