import { formatCents } from '../format-cents'
import type { StripeInventory } from '../stripe/stripe-stand-in'
import { Mono, Table, Time } from './elements'

const sessionStatusNames = { open: 'offen', complete: 'abgeschlossen', expired: 'abgelaufen' }

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
      columnNames={['Zahlung', 'Betrag']}
      rows={charges.toReversed()}
      emptyText="Noch kein Geld eingegangen."
      renderRow={({ id, amount, currency }) => [<Mono>{id}</Mono>, formatCents(amount, currency)]}
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
