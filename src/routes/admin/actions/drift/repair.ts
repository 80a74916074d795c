import { canRepair } from '../../../../domain/drift/allowed-drift-actions'
import { defineDriftAction } from './define-drift-action'
import { driftReasons, orderDriftFix } from './order-drift-fix'

/** The vendor is brought to what our events expect. */
export const repair = defineDriftAction({
  code: 'repair',
  texts: ({ drift: { ways } }) => ({
    open: ways.repair.act,
    title: ways.repair.act,
    text: ways.repair.act,
    submit: ways.repair.act,
  }),
  describe: (t, { kind }) => t.drift.kinds[kind].repair ?? '',
  reasons: driftReasons,
  plan: 'stated',
  isAllowed: canRepair,
  command: (_, { subject }) => orderDriftFix(subject, 'repair'),
})
