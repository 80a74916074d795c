import type { Texts } from '../texts/de'
import type { ProblemKind } from '../texts/problem-kind'
import type { PageFrame, StaffPageFrame } from './page-frame'
import { ShopShell } from './shop-shell'
import { StaffShell } from './staff-shell'

/** `retryHref`: the page that may be there again in a moment. */
type Problem = { kind: ProblemKind; requestId?: string | undefined; retryHref?: string | undefined }
type MessageProps = Problem & { t: Texts; back: { href: string; label: string } }

/** A problem in plain words, with a link back and the id to quote. */
const ProblemMessage = ({ t, kind, requestId, retryHref, back }: MessageProps) => (
  <>
    <h1>{t.pages.problems[kind].title}</h1>
    <p class="lead">{t.pages.problems[kind].text}</p>
    <p class="row">
      {retryHref && (
        <a class="btn primary" href={retryHref}>
          {t.pages.retry}
        </a>
      )}
      {kind === 'expiredLink' && (
        <a class="btn primary" href="/order-link">
          {t.pages.orderLink.link}
        </a>
      )}
      <a class="btn" href={back.href}>
        {back.label}
      </a>
    </p>
    {requestId && (
      <p class="meta request-id">
        {`${t.pages.requestId}: `}
        <code>{requestId}</code>
      </p>
    )}
  </>
)

export const ShopProblemPage = ({ frame, ...problem }: Problem & { frame: PageFrame }) => (
  <ShopShell frame={frame} title={frame.t.pages.problems[problem.kind].title}>
    <ProblemMessage {...problem} t={frame.t} back={{ href: '/', label: frame.t.home }} />
  </ShopShell>
)

export const StaffProblemPage = ({ frame, ...problem }: Problem & { frame: StaffPageFrame }) => (
  <StaffShell frame={frame} title={frame.t.pages.problems[problem.kind].title}>
    <ProblemMessage
      {...problem}
      t={frame.t}
      back={{ href: '/admin', label: frame.t.today.title }}
    />
  </StaffShell>
)
