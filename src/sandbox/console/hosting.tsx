import type { CoolifyInventory } from '../coolify/inventory'
import { Mono, Table, Time } from './format'

/** Where the site router answers for this address; undefined for names that lead elsewhere. */
const here = (address: string, sitesPort: number) => {
  const { hostname } = new URL(address.includes('://') ? address : `http://${address}`)
  return hostname.endsWith('.localhost') ? `http://${hostname}:${sitesPort}/` : undefined
}

const Address = ({ address, sitesPort }: { address: string; sitesPort: number }) => {
  const link = here(address, sitesPort)
  return <div>{link ? <a href={link}>{link}</a> : address}</div>
}

type Props = { coolify: CoolifyInventory; sitesPort: number }

export const HostingSection = ({ coolify, sitesPort }: Props) => (
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
        domains.map((address) => <Address address={address} sitesPort={sitesPort} />),
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
