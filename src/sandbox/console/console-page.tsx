import type { InjectedFault, Latency, VendorName } from '../fault-injector'
import type { RecordedCall } from '../setup/recording-fault-injector'
import type { SandboxInventory } from '../setup/sandbox-inventory'
import { CallsSection } from './calls-section'
import type { InputError } from './console-input'
import { FaultsSection } from './faults-section'
import { HostingSection } from './hosting-section'
import { MailboxSection } from './mailbox-section'
import { PaymentsSection } from './payments-section'
import { RegistrarSection } from './registrar-section'

export type ConsolePageProps = {
  inventory: SandboxInventory
  faults: InjectedFault[]
  latencies: Record<VendorName, Latency>
  calls: RecordedCall[]
  sitesPort: number
  isSimulatingSites: boolean
  errors: InputError[]
}

const sections = [
  ['postfach', 'Postfach'],
  ['stripe', 'Stripe'],
  ['inwx', 'INWX und DNS'],
  ['coolify', 'Coolify'],
  ['stoerungen', 'Störungen'],
  ['aufrufe', 'Aufrufe'],
]

/** Everything in the stand-ins, on one page. */
export const ConsolePage = ({
  inventory,
  faults,
  latencies,
  calls,
  errors,
  ...hosting
}: ConsolePageProps) => (
  <html lang="de">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>Sandbox</title>
      <link rel="stylesheet" href="/sandbox/console.css" />
    </head>
    <body>
      <header>
        <h1>Sandbox</h1>
        <p class="quiet">
          Die Nachbauten der Dienste auf diesem Rechner. Nichts davon verlässt ihn, nichts kostet
          Geld.
        </p>
        <nav aria-label="Abschnitte">
          {sections.map(([id, name]) => (
            <a href={`#${id}`}>{name}</a>
          ))}
        </nav>
      </header>
      <main>
        <MailboxSection mails={inventory.mails} />
        <PaymentsSection {...inventory.stripe} />
        <RegistrarSection inwx={inventory.inwx} dnsPort={inventory.dnsPort} />
        <HostingSection coolify={inventory.coolify} {...hosting} />
        <FaultsSection faults={faults} latencies={latencies} errors={errors} />
        <CallsSection calls={calls} />
      </main>
    </body>
  </html>
)
