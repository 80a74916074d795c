import type { RecordedEvent } from '../../../events'
import type { AdditionalDomainStage, AnyStepId } from '../../../events/codes'
import { additionalDomainStages } from '../../../events/codes'
import type { OrderedDomain } from '../../../events/domain'
import type { DomainInZone } from './primary-domain'

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

/** The additional names, with their zones, that have reached a stage and are not being removed. */
export const listDomainsFromStage = (
  domains: readonly Pick<AdditionalDomain, 'domain' | 'stage' | 'zone'>[],
  first: 'brought' | 'pointed' | 'reached',
): DomainInZone[] => {
  const reached = additionalDomainStages.slice(additionalDomainStages.indexOf(first))
  return domains.flatMap(({ domain, zone, stage }) =>
    zone && stage !== 'dropped' && reached.includes(stage) ? [{ domain: domain.name, zone }] : [],
  )
}
