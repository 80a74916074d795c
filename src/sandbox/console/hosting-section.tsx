import type { CoolifyInventory } from '../coolify/coolify-inventory'
import { Mono, Table, Time } from './elements'

/** Where the site router answers for this address; undefined for names that lead elsewhere. */
const here = (address: string, sitesPort: number) => {
  const { hostname } = new URL(address.includes('://') ? address : `http://${address}`)
  return hostname.endsWith('.localhost') ? `http://${hostname}:${sitesPort}/` : undefined
}

const Address = ({ address, sitesPort }: { address: string; sitesPort: number }) => {
  const link = here(address, sitesPort)
  return <div>{link ? <a href={link}>{link}</a> : address}</div>
}

type SwitchProps = { name: string; value: boolean; label: string; hint?: string; server?: string }

const Switch = ({ name, value, label, hint, server }: SwitchProps) => (
  <form method="post" action="/sandbox/coolify">
    {server && <input type="hidden" name="server" value={server} />}
    <input type="hidden" name={name} value={String(value)} />
    <button type="submit" aria-label={hint}>
      {label}
    </button>
  </form>
)

const standOf = ({ reachable, usable }: CoolifyInventory['servers'][number]) => {
  if (!reachable) return 'nicht erreichbar'
  return usable ? 'bereit' : 'nicht bereit'
}

const Light = ({ light }: { light: boolean }) => (
  <>
    <h3>Websites ohne Prozess</h3>
    <p class="quiet">
      Neue Deployments starten keinen Prozess und legen keine Datenbank an; der Nachbau meldet den
      Start und beantwortet die Prüfung der Website selbst.
    </p>
    <Switch name="light" value={!light} label={light ? 'Ausschalten' : 'Einschalten'} />
  </>
)

type Props = { coolify: CoolifyInventory; sitesPort: number; light: boolean }

export const HostingSection = ({ coolify, sitesPort, light }: Props) => (
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
      heads={['Name', 'Adresse', 'Stand', 'Schalter']}
      rows={coolify.servers}
      empty="Kein Server angebunden."
      row={(server) => [
        server.name,
        <Mono>{server.ip}</Mono>,
        standOf(server),
        <Switch
          server={server.uuid}
          name="reachable"
          value={!server.reachable}
          label={server.reachable ? 'Ausschalten' : 'Einschalten'}
          hint={`${server.name} ${server.reachable ? 'ausschalten' : 'einschalten'}`}
        />,
      ]}
    />
    <Light light={light} />
  </section>
)
