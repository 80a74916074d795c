import type { AdditionalDomainStage, DomainKind, Owner } from '../events/codes'
import { parseStreamId, parseStreamKind } from '../events/streams'
import type { Projection, Row, RowChange } from './projection'

export type AdditionalDomainStall = {
  step: string
  vendor?: string
  code: string
  vendorText?: string
  owner: Owner
}

/** `cause`: the id of the event from which its next step goes on. */
export type AdditionalDomainRow = {
  projectId: string
  name: string
  kind: DomainKind
  zone: string | null
  stage: AdditionalDomainStage
  cause: string
  stalled: AdditionalDomainStall | null
  changedAt: string
}

const toChanges: Projection['changes'] = (event): RowChange[] => {
  if (parseStreamKind(event.stream) !== 'project') return []
  const project_id = parseStreamId(event.stream)
  const at = { cause: event.id, changed_at: event.at, stalled: null }
  const onward = (name: string, row: Row): RowChange[] => [
    { update: { ...at, ...row }, where: { project_id, name } },
  ]
  switch (event.type) {
    case 'DomainAdded': {
      const { name, kind } = event.data.domain
      return [{ insert: { ...at, project_id, name, kind, stage: 'added' } }]
    }
    case 'DomainBrought':
      return onward(event.data.domain, { stage: 'brought', zone: event.data.zone })
    case 'DomainPointed':
      return onward(event.data.domain, { stage: 'pointed' })
    case 'DomainReached':
      return onward(event.data.domain, { stage: 'reached' })
    case 'DomainServed':
      return onward(event.data.domain, { stage: 'served' })
    case 'PrimaryRequested':
      return onward(event.data.domain, { stage: 'wanted' })
    case 'PrimaryChosen': {
      const { domain, before } = event.data
      const { name, kind } = before.domain
      return [
        { remove: { project_id, name: domain.name } },
        { insert: { ...at, project_id, name, kind, zone: before.zone, stage: 'served' } },
      ]
    }
    case 'DomainDropped':
      return onward(event.data.domain, { stage: 'dropped' })
    case 'DomainRemoved':
      return [{ remove: { project_id, name: event.data.domain } }]
    case 'DomainStalled': {
      const { domain, errorClass: _, ...stalled } = event.data
      return [{ update: { stalled, changed_at: event.at }, where: { project_id, name: domain } }]
    }
    case 'DomainResumed':
      return onward(event.data.domain, {})
    case 'OrderCancelled':
    case 'ProjectArchived':
      return [{ remove: { project_id } }]
    default:
      return []
  }
}

export const additionalDomainsProjection: Projection = {
  table: 'project_names',
  key: ['project_id', 'name'],
  changes: toChanges,
}
