import type { Child } from 'hono/jsx'
import { Card } from '../../parts/card'
import { ScrollArea } from '../../parts/scroll-area'
import type { TableColumn } from '../../parts/table-head'
import { TableHead } from '../../parts/table-head'
import type { Texts } from '../../texts/de'

type Props = {
  t: Texts
  id: string
  title: string
  columns: readonly TableColumn[]
  /** The rows. */
  children?: Child
}

/** A card whose whole content is one table. */
export const RecordsCard = ({ t, id, title, columns, children }: Props) => (
  <Card id={id} title={title}>
    <ScrollArea label={`${title}, ${t.table}`}>
      <table class="stackable">
        <TableHead columns={columns} />
        <tbody>{children}</tbody>
      </table>
    </ScrollArea>
  </Card>
)
