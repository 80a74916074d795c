import { canResumeDomain } from '../../../../domain/naming/allowed-domain-actions'
import { planIsConfirmed } from '../define-action'
import { defineDomainAction } from './define-domain-action'

/** The stalled step of an additional domain once more. */
export const domainResumption = defineDomainAction({
  code: 'resumption',
  reasons: ['causeRemoved', 'retry', 'other'],
  plan: 'computed',
  isAllowed: canResumeDomain,
  confirmation: planIsConfirmed,
  command: (_, { subject }) => ({ type: 'ResumeDomain', data: { domain: subject.name } }),
})
