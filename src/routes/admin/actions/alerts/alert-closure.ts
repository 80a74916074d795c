import type { AlertRow } from '../../../../../projections/queries/alerts'
import type { CloseAlertCommand } from '../../../../domain/alert/decide-close-alert'
import { canCloseAlert } from '../../../../domain/alert/decide-close-alert'
import { type ActionKind, defineAdminAction } from '../define-action'

export type AlertActionKind = ActionKind<AlertRow, AlertRow, AlertRow, CloseAlertCommand>

/** Nothing more is to be done about an alert. */
export const alertClosure = defineAdminAction<AlertActionKind>()({
  code: 'closure',
  texts: ({ alerts: { close } }) => ({
    open: close.open,
    title: close.submit,
    text: close.plan,
    submit: close.submit,
  }),
  reasons: ['resolved', 'causeRemoved', 'doneElsewhere', 'notNeeded', 'other'],
  plan: 'stated',
  isAllowed: canCloseAlert,
  command: (_, { subject: { kind, subject, at } }) => ({
    type: 'CloseAlert',
    data: { kind, subject, raisedAt: at },
  }),
})
