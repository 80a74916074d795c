import type { CoolifyInventory } from '../coolify/coolify-inventory'
import { visitorSuffix } from '../sites/site-proxy'
import { Mono, Table, Time } from './elements'

/** The site proxy's address of a name. */
const resolveSiteUrl = (address: string, sitesPort: number) => {
  const { hostname } = new URL(address.includes('://') ? address : `http://${address}`)
  const host = hostname.endsWith('.localhost') ? hostname : `${hostname}${visitorSuffix}`
  return `http://${host}:${sitesPort}/`
}

const SiteAddress = ({ address, sitesPort }: { address: string; sitesPort: number }) => {
  const link = resolveSiteUrl(address, sitesPort)
  return (
    <div>
      <a href={link}>{link}</a>
    </div>
  )
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

const describeServerState = ({ reachable, usable }: CoolifyInventory['servers'][number]) => {
  if (!reachable) return 'nicht erreichbar'
  return usable ? 'bereit' : 'nicht bereit'
}

const SiteSimulationSwitch = ({ isOn }: { isOn: boolean }) => (
  <>
    <h3>Websites ohne Prozess</h3>
    <p class="quiet">
      Neue Deployments starten keinen Prozess und legen keine Datenbank an; der Nachbau meldet den
      Start und beantwortet die Prüfung der Website selbst.
    </p>
    <Switch name="light" value={!isOn} label={isOn ? 'Ausschalten' : 'Einschalten'} />
  </>
)

type Props = { coolify: CoolifyInventory; sitesPort: number; isSimulatingSites: boolean }

export const HostingSection = ({ coolify, sitesPort, isSimulatingSites }: Props) => (
  <section id="coolify">
    <h2>Coolify</h2>
    <Table
      title="Anwendungen"
      columnNames={['Name', 'Stand', 'Prozess', 'Adressen']}
      rows={coolify.applications.toReversed()}
      emptyText="Noch keine Anwendung angelegt."
      renderRow={({ name, status, running, domains }) => [
        <Mono>{name}</Mono>,
        status,
        running ? 'läuft' : 'steht',
        domains.map((address) => <SiteAddress address={address} sitesPort={sitesPort} />),
      ]}
    />
    <Table
      title="Deployments"
      columnNames={['Beginn', 'Kennung', 'Stand']}
      rows={coolify.deployments.toReversed()}
      emptyText="Noch nichts ausgeliefert."
      renderRow={({ uuid, status, createdAt }) => [
        <Time at={createdAt} />,
        <Mono>{uuid}</Mono>,
        status,
      ]}
    />
    <Table
      title="Datenbanken"
      columnNames={['Name', 'Stand']}
      rows={coolify.databases.toReversed()}
      emptyText="Noch keine Datenbank angelegt."
      renderRow={({ name, status }) => [<Mono>{name}</Mono>, status]}
    />
    <Table
      title="Server"
      columnNames={['Name', 'Adresse', 'Stand', 'Schalter']}
      rows={coolify.servers}
      emptyText="Kein Server angebunden."
      renderRow={(server) => [
        server.name,
        <Mono>{server.ip}</Mono>,
        describeServerState(server),
        <Switch
          server={server.uuid}
          name="reachable"
          value={!server.reachable}
          label={server.reachable ? 'Ausschalten' : 'Einschalten'}
          hint={`${server.name} ${server.reachable ? 'ausschalten' : 'einschalten'}`}
        />,
      ]}
    />
    <SiteSimulationSwitch isOn={isSimulatingSites} />
  </section>
)
