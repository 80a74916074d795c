import type { Child } from 'hono/jsx'
import { ProblemSummary } from '../../parts/problem-summary'
import type { Texts } from '../../texts/de'
import type { RefusedForm } from '../servers/server-view-model'
import { ReasonFields } from './reason-fields'

type Props = {
  t: Texts
  action: string
  /** Tells this form's fields from those of others on the page. */
  prefix: string
  said: { text: string; submit: string }
  reasons: Readonly<Record<string, string>>
  labels?: Readonly<Record<string, string>>
  danger?: boolean
  /** What it would write at vendors; absent where it writes nothing there. */
  plan?: Child
  refused?: RefusedForm | undefined
  children?: Child
}

/** One act with its reason, posted as a plain form; live updates leave it alone. */
export const ServerActForm = (props: Props) => {
  const { t, action, prefix, said, reasons, labels, danger, plan, refused, children } = props
  const given = refused ? { values: refused.values, problems: refused.problems } : {}
  return (
    <form class="form" method="post" action={action} hx-morph-skip>
      <ProblemSummary
        t={t}
        problems={refused?.problems ?? []}
        labels={{ ...labels, reason: t.reason, note: t.note }}
        prefix={prefix}
      />
      {plan ? (
        <p>{said.text}</p>
      ) : (
        <p class="plan">
          <strong>{t.steps.plan}:</strong> {said.text}
        </p>
      )}
      {children}
      {plan}
      <ReasonFields t={t} reasons={reasons} prefix={prefix} {...given} />
      <div>
        <button class={`btn primary${danger ? ' danger' : ''}`} type="submit">
          {said.submit}
        </button>
      </div>
    </form>
  )
}
