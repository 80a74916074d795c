import type { StaffFrame } from '../layout/frame'
import { StaffShell } from '../layout/staff-shell'
import type { Names } from '../texts/names'
import type { Told } from './told'

/** The fields of the GET form, all optional; `from` and `until` are days (YYYY-MM-DD, Berlin). */
export type AuditFilter = {
  project?: string
  stream?: string
  type?: string
  by?: string
  kind?: string
  text?: string
  correlation?: string
  from?: string
  until?: string
  before?: string
}

/** `next`: the `?before=` of older entries, absent at the end. */
type Props = {
  frame: StaffFrame
  filter: AuditFilter
  entries: readonly Told[]
  names: Names
  next?: string | undefined
}

export const AuditPage = ({ frame, entries }: Props) => (
  <StaffShell frame={frame} title={frame.t.brand} place="audit">
    {entries.map(({ entry }) => entry.type)}
  </StaffShell>
)
