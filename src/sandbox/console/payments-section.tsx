import type { StripeInventory } from '../stripe/stripe-stand-in'
import { Mono, money, Table, Time } from './elements'

const states = { open: 'offen', complete: 'abgeschlossen', expired: 'abgelaufen' }

export const PaymentsSection = ({ sessions, charges, events }: StripeInventory) => (
  <section id="stripe">
    <h2>Stripe</h2>
    <Table
      title="Bezahlvorgänge"
      heads={['Projekt', 'Stand', 'Kasse']}
      rows={sessions.toReversed()}
      empty="Noch niemand wollte bezahlen."
      row={({ projectId, status, url }) => [
        <Mono>{projectId ?? '–'}</Mono>,
        states[status],
        <a href={url}>öffnen</a>,
      ]}
    />
    <Table
      title="Zahlungen"
      heads={['Zahlung', 'Betrag']}
      rows={charges.toReversed()}
      empty="Noch kein Geld eingegangen."
      row={({ id, amount, currency }) => [<Mono>{id}</Mono>, money(amount, currency)]}
    />
    <Table
      title="Ereignisse"
      heads={['Zeit', 'Ereignis', 'Zustellung']}
      rows={events.toReversed()}
      empty="Noch nichts geschehen."
      row={({ type, created, pendingWebhooks }) => [
        <Time at={new Date(created * 1000).toISOString()} />,
        <Mono>{type}</Mono>,
        pendingWebhooks === 0 ? 'erledigt' : `${pendingWebhooks} ausstehend`,
      ]}
    />
  </section>
)
