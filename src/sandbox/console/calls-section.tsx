import type { RecordedCall } from '../setup/recording-fault-injector'
import { Mono, Table, Time } from './elements'
import { faultKindNames, vendorNames } from './faults-section'

export const CallsSection = ({ calls }: { calls: RecordedCall[] }) => (
  <section id="aufrufe">
    <h2>Aufrufe</h2>
    <Table
      title="Gestört"
      columnNames={['Zeit', 'Dienst', 'Aufruf', 'Störung']}
      rows={calls.filter(({ fault }) => fault !== null)}
      emptyText="Kein Aufruf wurde gestört."
      renderRow={({ at, vendor, method, fault }) => [
        <Time at={at} />,
        vendorNames[vendor],
        <Mono>{method}</Mono>,
        fault ? faultKindNames[fault] : '–',
      ]}
    />
    <Table
      title="Zuletzt"
      columnNames={['Zeit', 'Dienst', 'Aufruf']}
      rows={calls}
      emptyText="Noch kein Aufruf."
      renderRow={({ at, vendor, method }) => [
        <Time at={at} />,
        vendorNames[vendor],
        <Mono>{method}</Mono>,
      ]}
    />
  </section>
)
