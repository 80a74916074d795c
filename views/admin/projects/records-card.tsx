import type { Child } from 'hono/jsx'
import { Card } from '../../parts/card'
import { EmptyState } from '../../parts/empty-state'
import { ScrollArea } from '../../parts/scroll-area'
import type { TableColumn } from '../../parts/table-head'
import { TableHead } from '../../parts/table-head'
import type { Texts } from '../../texts/de'

/** `empty`: what is said where there are no rows. `tableClass`: the class of the table. */
type Props<Record> = {
  t: Texts
  id: string
  title: string
  columns: readonly TableColumn[]
  records: readonly Record[]
  renderRow: (record: Record) => Child
  empty?: { title: string; text: string }
  tableClass?: string
}

/** A card whose whole content is one table. */
export const RecordsCard = <Record,>(props: Props<Record>) => {
  const { t, id, title, columns, records, renderRow, empty, tableClass = 'stackable' } = props
  return (
    <Card id={id} title={title}>
      {empty && records.length === 0 ? (
        <EmptyState {...empty} />
      ) : (
        <ScrollArea label={`${title}, ${t.table}`}>
          <table class={tableClass}>
            <TableHead columns={columns} />
            <tbody>{records.map(renderRow)}</tbody>
          </table>
        </ScrollArea>
      )}
    </Card>
  )
}
