import type { Inventory } from '../setup/inventory'
import { Mono, money, Table } from './format'

type Props = Pick<Inventory, 'inwx' | 'dnsPort'>

export const RegistrarSection = ({ inwx, dnsPort }: Props) => (
  <section id="inwx">
    <h2>INWX und DNS</h2>
    <p class="quiet">
      Guthaben {money(inwx.balanceCents, 'EUR')} · Nameserver auf 127.0.0.1, Port {dnsPort}
    </p>
    <Table
      title="Domains"
      heads={['Domain', 'Stand', 'Verlängerung', 'Preis']}
      rows={inwx.domains.toReversed()}
      empty="Noch keine Domain registriert."
      row={({ name, status, renewalMode, priceCents }) => [
        name,
        status,
        renewalMode,
        money(priceCents, 'EUR'),
      ]}
    />
    {inwx.zones.map(({ name, records }) => (
      <Table
        title={`Zone ${name}`}
        heads={['Name', 'Typ', 'Inhalt', 'TTL']}
        rows={records.toReversed()}
        empty="Keine Einträge."
        row={(record) => [
          <Mono>{record.name}</Mono>,
          record.type,
          <Mono>{record.content}</Mono>,
          String(record.ttl),
        ]}
      />
    ))}
  </section>
)
