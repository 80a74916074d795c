import type { PaymentRow } from '../../../projections/payments'
import type { Tone } from '../../layout/page-frame'
import type { Texts } from '../../texts/de'

const tones: Record<PaymentRow['outcome'], Tone> = {
  confirmed: 'good',
  mismatched: 'bad',
  late: 'wait',
  excess: 'wait',
  refused: 'wait',
}

export const PaymentBadge = ({ t, outcome }: { t: Texts } & Pick<PaymentRow, 'outcome'>) => (
  <span class={`badge ${tones[outcome]}`}>{t.records.payments.outcome[outcome]}</span>
)
