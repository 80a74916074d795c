import { formatCents } from '../format-cents'
import type { PaymentAct } from '../stripe/payments/payment-acts'
import type { StripeInventory } from '../stripe/stripe-stand-in'
import { Mono, Table, Time } from './elements'

const sessionStatusNames = { open: 'offen', complete: 'abgeschlossen', expired: 'abgelaufen' }

type Charge = StripeInventory['charges'][number]

const disputeNames = {
  needs_response: 'angefochten',
  warning_needs_response: 'Anfrage der Bank',
  warning_closed: 'Anfrage erledigt',
  won: 'Anfechtung gewonnen',
  lost: 'zurückgebucht',
}

const describeCharge = ({ amountRefunded, currency, dispute }: Charge) =>
  [
    ...(amountRefunded > 0 ? [`${formatCents(amountRefunded, currency)} zurückgezahlt`] : []),
    ...(dispute ? [disputeNames[dispute]] : []),
  ].join(', ') || 'eingegangen'

const openActs: [PaymentAct, string][] = [
  ['dispute-won', 'Anfechtung gewinnen'],
  ['dispute-lost', 'Anfechtung verlieren'],
]
const paidActs: [PaymentAct, string][] = [
  ['dispute', 'Bei der Bank anfechten'],
  ['inquiry', 'Bank fragt nach'],
  ['debit-return', 'Lastschrift zurückgeben'],
  ['refund', 'Bei Stripe zurückzahlen'],
]
const refundedActs: [PaymentAct, string][] = [['refund-failure', 'Rückzahlung scheitern lassen']]

const listActs = ({ amount, amountRefunded, dispute }: Charge) => {
  if (dispute?.endsWith('needs_response')) return openActs
  const canPayBack = amountRefunded < amount && dispute !== 'lost'
  return [...(canPayBack ? paidActs : []), ...(amountRefunded > 0 ? refundedActs : [])]
}

/** What the customer's bank does, or somebody at Stripe's own page. */
const ActForms = (charge: Charge) => (
  <form method="post" action="/sandbox/stripe" class="acts">
    <input type="hidden" name="session" value={charge.sessionId} />
    {listActs(charge).map(([act, label]) => (
      <button type="submit" name="act" value={act}>
        {label}
      </button>
    ))}
  </form>
)

export const PaymentsSection = ({ sessions, charges, events }: StripeInventory) => (
  <section id="stripe">
    <h2>Stripe</h2>
    <Table
      title="Bezahlvorgänge"
      columnNames={['Projekt', 'Stand', 'Kasse']}
      rows={sessions.toReversed()}
      emptyText="Noch niemand wollte bezahlen."
      renderRow={({ projectId, status, url }) => [
        <Mono>{projectId ?? '–'}</Mono>,
        sessionStatusNames[status],
        <a href={url}>öffnen</a>,
      ]}
    />
    <Table
      title="Zahlungen"
      columnNames={['Zahlung', 'Betrag', 'Stand', 'Was geschieht']}
      rows={charges.toReversed()}
      emptyText="Noch kein Geld eingegangen."
      renderRow={(charge) => [
        <Mono>{charge.id}</Mono>,
        formatCents(charge.amount, charge.currency),
        describeCharge(charge),
        <ActForms {...charge} />,
      ]}
    />
    <Table
      title="Ereignisse"
      columnNames={['Zeit', 'Ereignis', 'Zustellung']}
      rows={events.toReversed()}
      emptyText="Noch nichts geschehen."
      renderRow={({ type, created, pendingWebhooks }) => [
        <Time at={new Date(created * 1000).toISOString()} />,
        <Mono>{type}</Mono>,
        pendingWebhooks === 0 ? 'erledigt' : `${pendingWebhooks} ausstehend`,
      ]}
    />
  </section>
)
