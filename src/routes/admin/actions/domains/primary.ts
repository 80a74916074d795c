import { canMakePrimary } from '../../../../domain/naming/allowed-domain-actions'
import { planIsConfirmed } from '../define-action'
import { defineDomainAction } from './define-domain-action'

/** Makes an additional domain the primary one. */
export const primary = defineDomainAction({
  code: 'primary',
  reasons: ['customerWish', 'brand', 'other'],
  plan: 'computed',
  isAllowed: canMakePrimary,
  confirmation: planIsConfirmed,
  command: (_, { subject }) => ({ type: 'MakePrimary', data: { domain: subject.name } }),
})
