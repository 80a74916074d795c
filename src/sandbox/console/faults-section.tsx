import {
  type FaultKind,
  faultKinds,
  type InjectedFault,
  type Latency,
  type VendorName,
  vendors,
} from '../fault-injector'
import type { InputError } from './console-input'
import { Table } from './elements'

export const vendorNames: Record<VendorName, string> = {
  inwx: 'INWX',
  coolify: 'Coolify',
  stripe: 'Stripe',
  smtp: 'E-Mail',
  dns: 'DNS',
}

export const faultKindNames: Record<FaultKind, string> = {
  error500: 'Serverfehler',
  timeout: 'antwortet nicht',
  replyLost: 'Antwort geht verloren',
  rateLimited: 'zu viele Anfragen',
  garbage: 'unlesbare Antwort',
  down: 'nicht erreichbar',
  refuse: 'lehnt ab',
}

const NumberField = ({ name, label, value }: { name: string; label: string; value?: number }) => (
  <label>
    {label}
    <input type="number" name={name} min="0" value={value} inputmode="numeric" />
  </label>
)

const FaultForm = () => (
  <form method="post" action="/sandbox/faults" class="switch">
    <label>
      Dienst
      <select name="vendor">
        {vendors.map((vendor) => (
          <option value={vendor}>{vendorNames[vendor]}</option>
        ))}
      </select>
    </label>
    <label>
      Störung
      <select name="kind">
        {faultKinds.map((kind) => (
          <option value={kind}>{faultKindNames[kind]}</option>
        ))}
      </select>
    </label>
    <label class="wide">
      Aufruf (leer: jeder)
      <input name="method" maxlength={200} placeholder="POST /applications/*" />
    </label>
    <NumberField name="times" label="Wie oft" value={1} />
    <NumberField name="delayMs" label="Dauer in ms" />
    <NumberField name="status" label="Status" />
    <NumberField name="code" label="Code" />
    <button type="submit">Störung einschalten</button>
  </form>
)

const ClearFaultsForm = () => (
  <form method="post" action="/sandbox/faults/clearance">
    <button type="submit">Alle Störungen ausschalten</button>
  </form>
)

const LatencyForm = ({ vendor, latency }: { vendor: VendorName; latency: Latency }) => (
  <form method="post" action="/sandbox/latency" class="switch">
    <input type="hidden" name="vendor" value={vendor} />
    <strong>{vendorNames[vendor]}</strong>
    <NumberField name="minMs" label="von ms" value={latency.minMs} />
    <NumberField name="maxMs" label="bis ms" value={latency.maxMs} />
    <NumberField name="perMinute" label="Aufrufe je Minute" value={latency.perMinute ?? 0} />
    <button type="submit" aria-label={`Antwortzeit von ${vendorNames[vendor]} setzen`}>
      Setzen
    </button>
  </form>
)

const InputErrors = ({ errors }: { errors: InputError[] }) => (
  <div class="notice" role="alert">
    <p>Das ließ sich nicht einstellen:</p>
    <ul>
      {errors.map(({ pointer, message }) => (
        <li>
          <code>{pointer || '/'}</code> {message}
        </li>
      ))}
    </ul>
  </div>
)

type Props = {
  faults: InjectedFault[]
  latencies: Record<VendorName, Latency>
  errors: InputError[]
}

export const FaultsSection = ({ faults, latencies, errors }: Props) => (
  <section id="stoerungen">
    <h2>Störungen und Antwortzeiten</h2>
    {errors.length > 0 && <InputErrors errors={errors} />}
    <Table
      title="Eingeschaltet"
      columnNames={['Dienst', 'Aufruf', 'Störung', 'Noch']}
      rows={faults}
      emptyText="Alle Dienste arbeiten ungestört."
      renderRow={({ vendor, method, kind, times }) => [
        vendorNames[vendor],
        <code>{method ?? 'jeder'}</code>,
        faultKindNames[kind],
        `${times}-mal`,
      ]}
    />
    {faults.length > 0 && <ClearFaultsForm />}
    <FaultForm />
    <h3>Antwortzeiten</h3>
    {vendors.map((vendor) => (
      <LatencyForm vendor={vendor} latency={latencies[vendor]} />
    ))}
  </section>
)
