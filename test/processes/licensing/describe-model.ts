import { isRunningInModel, type ModelLicense } from './license-model'

const statusOf = (license: ModelLicense) =>
  isRunningInModel(license) && license.causes.size > 0 ? 'suspended' : license.stage

/** As the row of a license has it. */
export const describeModel = (license: ModelLicense) => {
  const { stage, offer, dates, isCancelled, next, anchor } = license
  const isTrial = stage === 'trial' || offer === undefined
  return {
    status: statusOf(license),
    cycle: isTrial ? null : (offer?.cycle ?? null),
    netCents: isTrial ? 0 : (offer?.netCents ?? 0),
    anchorOn: isTrial ? null : (anchor ?? null),
    runsUntil: dates.runsUntil ?? null,
    updatesUntil: dates.updatesUntil ?? null,
    paidUntil: dates.paidUntil ?? null,
    isCancelled,
    next: next ?? null,
  }
}
