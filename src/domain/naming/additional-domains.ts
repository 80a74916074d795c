import type { Happened } from '../../../events'
import type { NameStage, WorkId } from '../../../events/codes'
import type { OrderedDomain } from '../../../events/project'

/** A name that a live project has besides its first. */
export type AddedName = {
  domain: OrderedDomain
  stage: NameStage
  zone?: string
  /** The id of the event from which its next step goes on. */
  cause: string
  stalledAt?: WorkId
}

type Names = readonly AddedName[]

const changed = (names: Names, domain: string, change: (name: AddedName) => AddedName): Names =>
  names.map((one) => (one.domain.name === domain ? change(one) : one))

const onward = ({ stalledAt: _, ...name }: AddedName): AddedName => name

export const namesAfter = (names: Names, event: Happened): Names => {
  const stageOf = (stage: NameStage) => (name: AddedName) => ({
    ...onward(name),
    stage,
    cause: event.id,
  })
  switch (event.type) {
    case 'DomainAdded':
      return [...names, { domain: event.data.domain, stage: 'added', cause: event.id }]
    case 'DomainBrought': {
      const { domain, zone } = event.data
      return changed(names, domain, (name) => ({ ...stageOf('brought')(name), zone }))
    }
    case 'DomainPointed':
      return changed(names, event.data.domain, stageOf('pointed'))
    case 'DomainReached':
      return changed(names, event.data.domain, stageOf('reached'))
    case 'DomainServed':
      return changed(names, event.data.domain, stageOf('served'))
    case 'PrimaryRequested':
      return changed(names, event.data.domain, stageOf('wanted'))
    case 'PrimaryChosen': {
      const { domain, before } = event.data
      const others = names.filter((name) => name.domain.name !== domain.name)
      return [...others, { ...before, stage: 'served', cause: event.id }]
    }
    case 'DomainDropped':
      return changed(names, event.data.domain, stageOf('dropped'))
    case 'DomainRemoved':
      return names.filter((name) => name.domain.name !== event.data.domain)
    case 'DomainStalled': {
      const { domain, step } = event.data
      return changed(names, domain, (name) => ({ ...name, stalledAt: step }))
    }
    case 'DomainResumed':
      return changed(names, event.data.domain, onward)
    default:
      return names
  }
}

/** Where the further names stand that have come at least so far, and are not on their way out. */
export const placesFrom = (names: Names, least: 'brought' | 'pointed' | 'reached') => {
  const stages = ['brought', 'pointed', 'reached', 'served', 'wanted']
  return names.flatMap(({ domain, zone, stage }) =>
    zone && stages.indexOf(stage) >= stages.indexOf(least) ? [{ domain: domain.name, zone }] : [],
  )
}
