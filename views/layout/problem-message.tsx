import type { Texts } from '../texts/de'

export type ProblemKind = keyof Texts['pages']['problems']

type Props = {
  t: Texts
  kind: ProblemKind
  requestId: string | undefined
  back: { href: string; label: string }
}

/** What went wrong, in plain words, with a way on and the id to quote. */
export const ProblemMessage = ({ t, kind, requestId, back }: Props) => (
  <>
    <h1>{t.pages.problems[kind].title}</h1>
    <p class="lead">{t.pages.problems[kind].text}</p>
    <p>
      <a class="btn" href={back.href}>
        {back.label}
      </a>
    </p>
    {requestId && (
      <p class="facts">
        {`${t.pages.requestId}: `}
        <code>{requestId}</code>
      </p>
    )}
  </>
)
