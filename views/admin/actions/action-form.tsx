import type { Child } from 'hono/jsx'
import { ErrorSummary } from '../../parts/error-summary'
import type { Texts } from '../../texts/de'
import type { RefusedForm } from '../servers/server-view-model'
import { ReasonFields } from './reason-fields'

type Props = {
  t: Texts
  url: string
  /** Tells this form's fields from those of others on the page. */
  prefix: string
  texts: { text: string; submit: string }
  reasons: Readonly<Record<string, string>>
  labels?: Readonly<Record<string, string>>
  isDangerous?: boolean
  /** What it would write at vendors; absent where it writes nothing there. */
  plan?: Child
  refused?: RefusedForm | undefined
  children?: Child
}

/** One act with its reason, posted as a plain form; live updates leave it alone. */
export const ActionForm = (props: Props) => {
  const { t, url, prefix, texts, reasons, labels, isDangerous, plan, refused, children } = props
  const given = refused ? { values: refused.values, errors: refused.errors } : {}
  return (
    <form class="form" method="post" action={url} hx-morph-skip>
      <ErrorSummary
        t={t}
        errors={refused?.errors ?? []}
        labels={{ ...labels, reason: t.reason, note: t.note }}
        prefix={prefix}
      />
      {plan ? (
        <p>{texts.text}</p>
      ) : (
        <p class="plan">
          <strong>{t.steps.plan}:</strong> {texts.text}
        </p>
      )}
      {children}
      {plan}
      <ReasonFields t={t} reasons={reasons} prefix={prefix} {...given} />
      <div>
        <button class={`btn primary${isDangerous ? ' danger' : ''}`} type="submit">
          {texts.submit}
        </button>
      </div>
    </form>
  )
}
