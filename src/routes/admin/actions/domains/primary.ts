import { canMakePrimary } from '../../../../domain/naming/allowed-domain-actions'
import { defineDomainAction } from './define-domain-action'

/** Makes an additional domain the primary one. */
export const primary = defineDomainAction({
  code: 'primary',
  reasons: ['customerWish', 'brand', 'other'],
  plan: 'computed',
  isAllowed: canMakePrimary,
  command: (_, { subject }) => ({ type: 'MakePrimary', data: { domain: subject.name } }),
})
