import type { MarkedRecord, RecordMark } from '../../../src/domain/naming/domain-observation'
import type { StaffPageFrame, Tone } from '../../layout/page-frame'
import { Card } from '../../parts/card'
import { EmptyState } from '../../parts/empty-state'
import { ScrollArea } from '../../parts/scroll-area'
import type { Texts } from '../../texts/de'
import type { DomainViewModel } from './domain-view-model'

const tones: Record<RecordMark, Tone> = {
  ours: 'good',
  copied: 'busy',
  other: 'quiet',
  missing: 'bad',
  strange: 'bad',
}

const Row = ({ t, record }: { t: Texts; record: MarkedRecord }) => (
  <tr>
    <td class="mono">{record.type}</td>
    <td class="mono">{record.name}</td>
    <td class="mono content">{record.content}</td>
    <td class="end">{record.ttl ?? t.none}</td>
    <td>
      <span class={`badge ${tones[record.mark]}`}>{t.domains.marks[record.mark]}</span>
    </td>
  </tr>
)

const Records = ({ t, records }: { t: Texts; records: readonly MarkedRecord[] }) => {
  const { record } = t.domains
  return (
    <ScrollArea label={t.domains.records}>
      <table class="records">
        <thead>
          <tr>
            <th scope="col">{record.type}</th>
            <th scope="col">{record.name}</th>
            <th scope="col">{record.content}</th>
            <th scope="col" class="end">
              {record.ttl}
            </th>
            <th scope="col">{record.mark}</th>
          </tr>
        </thead>
        <tbody>
          {records.map((one) => (
            <Row t={t} record={one} />
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

/** What INWX's zone says of a name now, or that it cannot be told. */
export const DomainZone = ({
  frame: { t },
  model,
}: {
  frame: StaffPageFrame
  model: DomainViewModel
}) => {
  const { zone } = model.vendorState
  const said = t.domains
  return (
    <Card id="zone" title={said.zone} aside={said.zoneHint}>
      {zone === 'unreachable' && <EmptyState title={said.zoneSilent} text={said.zoneSilentText} />}
      {zone === 'none' && <EmptyState title={said.zoneNone} text={said.zoneNoneText} />}
      {typeof zone !== 'string' &&
        (zone.length === 0 ? (
          <EmptyState title={said.zoneEmpty} text={said.zoneEmptyText} />
        ) : (
          <Records t={t} records={zone} />
        ))}
    </Card>
  )
}
