import type { AlertRow } from '../../../projections/queries/alerts'
import type { DisplayNames } from '../../texts/display-names'
import type { ActionView, RefusedForm } from '../actions/action-view'

export type AlertsViewModel = {
  open: readonly AlertRow[]
  closed: readonly AlertRow[]
  closeAction: ActionView<AlertRow>
  names: DisplayNames
  refused?: RefusedForm | undefined
}
