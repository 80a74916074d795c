import type { PageFrame } from './page-frame'
import { type ProblemKind, ProblemMessage } from './problem-message'
import { ShopShell } from './shop-shell'

/** 404 (unknown page or order), 401/403 (the tracker's link is wrong or too old), 500, 429. */
type Props = { frame: PageFrame; kind: ProblemKind; requestId?: string | undefined }

export const ShopProblemPage = ({ frame, kind, requestId }: Props) => (
  <ShopShell frame={frame} title={frame.t.pages.problems[kind].title}>
    <ProblemMessage
      t={frame.t}
      kind={kind}
      requestId={requestId}
      back={{ href: '/', label: frame.t.home }}
    />
  </ShopShell>
)
