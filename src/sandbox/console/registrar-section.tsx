import { formatCents } from '../format-cents'
import type { SandboxInventory } from '../setup/sandbox-inventory'
import { Mono, Table } from './elements'

/** What names and auth codes make the stand-in do: `registrar-offers.ts`, `acquisition-methods.ts`. */
const conventions = [
  ['taken…, vergeben…', 'gehört schon anderen und lässt sich hierher umziehen'],
  ['locked…, gesperrt…', 'gehört anderen und ist gegen einen Umzug gesperrt'],
  ['premium…', 'ist frei und kostet das Hundertfache'],
  ['regfail…', 'ist frei, doch die Registrierung scheitert'],
  ['unclear…, unklar…', 'lässt sich nicht prüfen'],
  ['Auth-Code wrong…, falsch…', 'wird sofort abgelehnt'],
  ['Auth-Code fail…', 'lässt den Umzug nach einer Weile scheitern'],
]

const Conventions = () => (
  <details>
    <summary>Was Namen und Auth-Codes bewirken</summary>
    <dl>
      {conventions.map(([beginning, effect]) => (
        <>
          <dt>
            <code>{beginning}</code>
          </dt>
          <dd>{effect}</dd>
        </>
      ))}
    </dl>
    <p class="quiet">Jeder andere Name ist frei, solange ihn niemand registriert hat.</p>
  </details>
)

const RegistrarForms = ({ balanceCents }: { balanceCents: number }) => (
  <>
    <form method="post" action="/sandbox/inwx" class="switch">
      <label class="wide">
        Domain, die jemand anderes registriert
        <input name="takenDomain" required maxlength={253} placeholder="steuerberater-berger.de" />
      </label>
      <button type="submit">Wegnehmen</button>
    </form>
    <form method="post" action="/sandbox/inwx" class="switch">
      <label>
        Guthaben in Cent
        <input type="number" name="balanceCents" required min="0" value={balanceCents} />
      </label>
      <button type="submit">Guthaben setzen</button>
    </form>
  </>
)

type Props = Pick<SandboxInventory, 'inwx' | 'dnsPort'>

export const RegistrarSection = ({ inwx, dnsPort }: Props) => (
  <section id="inwx">
    <h2>INWX und DNS</h2>
    <p class="quiet">
      Guthaben {formatCents(inwx.balanceCents, 'EUR')} · Nameserver auf 127.0.0.1, Port {dnsPort}
    </p>
    <RegistrarForms balanceCents={inwx.balanceCents} />
    <Conventions />
    <Table
      title="Domains"
      columnNames={['Domain', 'Stand', 'Verlängerung', 'Preis']}
      rows={inwx.domains.toReversed()}
      emptyText="Noch keine Domain registriert."
      renderRow={({ name, status, renewalMode, priceCents }) => [
        name,
        status,
        renewalMode,
        formatCents(priceCents, 'EUR'),
      ]}
    />
    {inwx.zones.map(({ name, records }) => (
      <Table
        title={`Zone ${name}`}
        columnNames={['Name', 'Typ', 'Inhalt', 'TTL']}
        rows={records.toReversed()}
        emptyText="Keine Einträge."
        renderRow={(record) => [
          <Mono>{record.name}</Mono>,
          record.type,
          <Mono>{record.content}</Mono>,
          String(record.ttl),
        ]}
      />
    ))}
  </section>
)
