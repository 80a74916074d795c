import { canRemoveDomain } from '../../../../domain/naming/allowed-domain-actions'
import { planIsConfirmed } from '../define-action'
import { defineDomainAction } from './define-domain-action'

/** Takes an additional domain off the site; a bought one ends with its term. */
export const domainRemoval = defineDomainAction({
  code: 'removal',
  reasons: ['customerWish', 'notNeeded', 'wrong', 'other'],
  plan: 'computed',
  isDangerous: true,
  isAllowed: canRemoveDomain,
  confirmation: planIsConfirmed,
  command: (_, { subject }) => ({ type: 'RemoveDomain', data: { domain: subject.name } }),
})
