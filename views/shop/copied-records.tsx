import { toUnicodeDomain } from '../../src/domain/naming/unicode-domain'
import { ScrollArea } from '../parts/scroll-area'
import { TableHead } from '../parts/table-head'
import { ZoneGapList } from '../parts/zone-copy-notice'
import type { Texts } from '../texts/de'
import type { TrackerViewModel } from './tracker-view-model'

type Props = { t: Texts; model: TrackerViewModel }

/** The records that are copied from the old provider, so that mail keeps arriving. */
export const CopiedRecords = ({ t, model: { copiedRecords, zoneGaps, project } }: Props) => {
  const texts = t.tracker.copiedRecords
  if (copiedRecords.length === 0 || project.status === 'archived') return null
  return (
    <section class="card" aria-labelledby="copied-title">
      <header>
        <h2 id="copied-title">{texts.title}</h2>
      </header>
      <div class="body stack">
        <p>{texts.text}</p>
        <ScrollArea label={`${texts.title}, ${t.table}`}>
          <table class="stackable">
            <TableHead columns={[texts.name, texts.type, texts.content]} />
            <tbody>
              {copiedRecords.map((record) => (
                <tr>
                  <td class="mono">
                    <bdi>{toUnicodeDomain(record.name)}</bdi>
                  </td>
                  <td class="corner">{record.type}</td>
                  <td class="mono" data-label={texts.content}>
                    <bdi>{record.content}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
        <ZoneGapList t={t} gaps={zoneGaps} />
      </div>
    </section>
  )
}
