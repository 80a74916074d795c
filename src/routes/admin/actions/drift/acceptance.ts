import { canIgnore } from '../../../../domain/drift/allowed-drift-actions'
import { defineDriftAction } from './define-drift-action'
import { driftReasons } from './order-drift-fix'

/** The difference stays, until another one is found. */
export const acceptance = defineDriftAction({
  code: 'acceptance',
  texts: ({ drift: { ignore } }) => ({
    open: ignore.act,
    title: ignore.act,
    text: ignore.plan,
    submit: ignore.act,
  }),
  reasons: driftReasons,
  plan: 'stated',
  isAllowed: canIgnore,
  command: (_, { subject: { kind, subject, state } }) => ({
    type: 'IgnoreDrift',
    data: { kind, subject, state },
  }),
})
