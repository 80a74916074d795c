import type { StaffFrame } from '../layout/frame'
import { StaffShell } from '../layout/staff-shell'

/** 403, 404 and 500 inside the staff shell. */
type Props = {
  frame: StaffFrame
  kind: 'forbidden' | 'notFound' | 'failure'
  requestId?: string | undefined
}

export const StaffProblemPage = ({ frame, requestId }: Props) => (
  <StaffShell frame={frame} title={frame.t.brand}>
    <p>{requestId}</p>
  </StaffShell>
)
