import type { SeenCall } from '../setup/recording-fault-injector'
import { Mono, Table, Time } from './elements'
import { kindNames, vendorNames } from './faults-section'

export const CallsSection = ({ calls }: { calls: SeenCall[] }) => (
  <section id="aufrufe">
    <h2>Aufrufe</h2>
    <Table
      title="Gestört"
      heads={['Zeit', 'Dienst', 'Aufruf', 'Störung']}
      rows={calls.filter(({ fault }) => fault !== null)}
      empty="Kein Aufruf wurde gestört."
      row={({ at, vendor, method, fault }) => [
        <Time at={at} />,
        vendorNames[vendor],
        <Mono>{method}</Mono>,
        fault ? kindNames[fault] : '–',
      ]}
    />
    <Table
      title="Zuletzt"
      heads={['Zeit', 'Dienst', 'Aufruf']}
      rows={calls}
      empty="Noch kein Aufruf."
      row={({ at, vendor, method }) => [
        <Time at={at} />,
        vendorNames[vendor],
        <Mono>{method}</Mono>,
      ]}
    />
  </section>
)
