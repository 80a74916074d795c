import { canResumeDomain } from '../../../../domain/naming/allowed-domain-actions'
import { defineDomainAction } from './define-domain-action'

/** The stalled step of an additional domain once more. */
export const domainResumption = defineDomainAction({
  code: 'resumption',
  reasons: ['causeRemoved', 'retry', 'other'],
  plan: 'computed',
  isAllowed: canResumeDomain,
  command: (_, { subject }) => ({ type: 'ResumeDomain', data: { domain: subject.name } }),
})
