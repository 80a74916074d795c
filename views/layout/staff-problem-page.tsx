import type { StaffPageFrame } from './page-frame'
import { type ProblemKind, ProblemMessage } from './problem-message'
import { StaffShell } from './staff-shell'

/** 403, 404, 429 and 500 inside the staff shell. */
type Props = { frame: StaffPageFrame; kind: ProblemKind; requestId?: string | undefined }

export const StaffProblemPage = ({ frame, kind, requestId }: Props) => (
  <StaffShell frame={frame} title={frame.t.pages.problems[kind].title}>
    <ProblemMessage
      t={frame.t}
      kind={kind}
      requestId={requestId}
      back={{ href: '/admin/projects', label: frame.t.projects }}
    />
  </StaffShell>
)
