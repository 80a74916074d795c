import type { MarkedRecord, RecordMark } from '../../../src/domain/naming/domain-observation'
import type { StaffPageFrame, Tone } from '../../layout/page-frame'
import { Card } from '../../parts/card'
import { EmptyState } from '../../parts/empty-state'
import { ScrollArea } from '../../parts/scroll-area'
import { TableHead } from '../../parts/table-head'
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
    <td class="mono" data-label={t.domains.record.name}>
      <bdi>{record.name}</bdi>
    </td>
    <td class="mono content" data-label={t.domains.record.content}>
      <bdi>{record.content}</bdi>
    </td>
    <td class="end" data-label={t.domains.record.ttl}>
      {record.ttl ?? t.none}
    </td>
    <td class="corner">
      <span class={`badge ${tones[record.mark]}`}>{t.domains.marks[record.mark]}</span>
    </td>
  </tr>
)

const Records = ({ t, records }: { t: Texts; records: readonly MarkedRecord[] }) => {
  const columns = t.domains.record
  return (
    <ScrollArea label={t.domains.records}>
      <table class="records stackable">
        <TableHead
          columns={[
            columns.type,
            columns.name,
            columns.content,
            [columns.ttl, 'end'],
            columns.mark,
          ]}
        />
        <tbody>
          {records.map((record) => (
            <Row t={t} record={record} />
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

/** The domain's records in INWX's zone as they are now, or why they cannot be shown. */
export const DomainZone = ({
  frame: { t },
  model,
}: {
  frame: StaffPageFrame
  model: DomainViewModel
}) => {
  const { zone } = model.vendorState
  const texts = t.domains
  return (
    <Card id="zone" title={texts.zone} aside={texts.zoneHint}>
      {zone === 'unreachable' && (
        <EmptyState title={texts.zoneUnreachable} text={texts.zoneUnreachableText} />
      )}
      {zone === 'none' && <EmptyState title={texts.zoneNone} text={texts.zoneNoneText} />}
      {typeof zone !== 'string' &&
        (zone.length === 0 ? (
          <EmptyState title={texts.zoneEmpty} text={texts.zoneEmptyText} />
        ) : (
          <Records t={t} records={zone} />
        ))}
    </Card>
  )
}
