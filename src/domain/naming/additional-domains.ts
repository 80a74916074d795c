import type { RecordedEvent } from '../../../events'
import type { AdditionalDomainStage, AnyStepId } from '../../../events/codes'
import type { OrderedDomain } from '../../../events/domain'

/** A name that a live project has besides its first. */
export type AdditionalDomain = {
  domain: OrderedDomain
  stage: AdditionalDomainStage
  zone?: string
  /** The id of the event from which its next step goes on. */
  causeEventId: string
  stalledStep?: AnyStepId
}

type AdditionalDomains = readonly AdditionalDomain[]

const updateDomain = (
  names: AdditionalDomains,
  domain: string,
  change: (name: AdditionalDomain) => AdditionalDomain,
): AdditionalDomains => names.map((one) => (one.domain.name === domain ? change(one) : one))

const clearStall = ({ stalledStep: _, ...name }: AdditionalDomain): AdditionalDomain => name

export const evolveAdditionalDomains = (
  names: AdditionalDomains,
  event: RecordedEvent,
): AdditionalDomains => {
  const stageOf = (stage: AdditionalDomainStage) => (name: AdditionalDomain) => ({
    ...clearStall(name),
    stage,
    causeEventId: event.id,
  })
  switch (event.type) {
    case 'DomainAdded':
      return [...names, { domain: event.data.domain, stage: 'added', causeEventId: event.id }]
    case 'DomainBrought': {
      const { domain, zone } = event.data
      return updateDomain(names, domain, (name) => ({ ...stageOf('brought')(name), zone }))
    }
    case 'DomainPointed':
      return updateDomain(names, event.data.domain, stageOf('pointed'))
    case 'DomainReached':
      return updateDomain(names, event.data.domain, stageOf('reached'))
    case 'DomainServed':
      return updateDomain(names, event.data.domain, stageOf('served'))
    case 'PrimaryRequested':
      return updateDomain(names, event.data.domain, stageOf('wanted'))
    case 'PrimaryChosen': {
      const { domain, before } = event.data
      const others = names.filter((name) => name.domain.name !== domain.name)
      return [...others, { ...before, stage: 'served', causeEventId: event.id }]
    }
    case 'DomainDropped':
      return updateDomain(names, event.data.domain, stageOf('dropped'))
    case 'DomainRemoved':
      return names.filter((name) => name.domain.name !== event.data.domain)
    case 'DomainStalled': {
      const { domain, step } = event.data
      return updateDomain(names, domain, (name) => ({ ...name, stalledStep: step }))
    }
    case 'DomainResumed':
      return updateDomain(names, event.data.domain, clearStall)
    default:
      return names
  }
}

/** Where the further names stand that have come at least so far, and are not on their way out. */
export const listDomainsFromStage = (
  names: AdditionalDomains,
  least: 'brought' | 'pointed' | 'reached',
) => {
  const stages = ['brought', 'pointed', 'reached', 'served', 'wanted']
  return names.flatMap(({ domain, zone, stage }) =>
    zone && stages.indexOf(stage) >= stages.indexOf(least) ? [{ domain: domain.name, zone }] : [],
  )
}
