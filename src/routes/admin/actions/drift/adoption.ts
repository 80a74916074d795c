import { canAdopt } from '../../../../domain/drift/allowed-drift-actions'
import { defineDriftAction } from './define-drift-action'
import { driftReasons, orderDriftFix } from './order-drift-fix'

/** What the vendor shows is recorded as what we expect. */
export const adoption = defineDriftAction({
  code: 'adoption',
  texts: ({ drift: { ways } }) => ({
    open: ways.adopt.act,
    title: ways.adopt.act,
    text: ways.adopt.act,
    submit: ways.adopt.act,
  }),
  describe: (t, { kind }) => t.drift.kinds[kind].adopt ?? '',
  reasons: driftReasons,
  plan: 'stated',
  isAllowed: canAdopt,
  command: (_, { subject }) => orderDriftFix(subject, 'adopt'),
})
