import type { CoolifyInventory } from '../coolify/inventory'
import { Mono, Table, Time } from './format'

const Addresses = ({ domains }: { domains: string[] }) => (
  <>
    {domains.map((address) => (
      <div>{address}</div>
    ))}
  </>
)

export const HostingSection = (coolify: CoolifyInventory) => (
  <section id="coolify">
    <h2>Coolify</h2>
    <Table
      title="Anwendungen"
      heads={['Name', 'Stand', 'Prozess', 'Adressen']}
      rows={coolify.applications.toReversed()}
      empty="Noch keine Anwendung angelegt."
      row={({ name, status, running, domains }) => [
        <Mono>{name}</Mono>,
        status,
        running ? 'läuft' : 'steht',
        <Addresses domains={domains} />,
      ]}
    />
    <Table
      title="Deployments"
      heads={['Beginn', 'Kennung', 'Stand']}
      rows={coolify.deployments.toReversed()}
      empty="Noch nichts ausgeliefert."
      row={({ uuid, status, createdAt }) => [<Time at={createdAt} />, <Mono>{uuid}</Mono>, status]}
    />
    <Table
      title="Datenbanken"
      heads={['Name', 'Stand']}
      rows={coolify.databases.toReversed()}
      empty="Noch keine Datenbank angelegt."
      row={({ name, status }) => [<Mono>{name}</Mono>, status]}
    />
    <Table
      title="Server"
      heads={['Name', 'Adresse', 'Stand']}
      rows={coolify.servers}
      empty="Kein Server angebunden."
      row={({ name, ip, usable }) => [name, <Mono>{ip}</Mono>, usable ? 'bereit' : 'nicht bereit']}
    />
  </section>
)
