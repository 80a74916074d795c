import { ErrorSummary } from '../parts/error-summary'
import { Field } from '../parts/field'
import type { Texts } from '../texts/de'
import type { TrackerViewModel } from './tracker-view-model'

type Props = { t: Texts; model: TrackerViewModel; outOfBand?: boolean }

/** What the customer types when her domain did not come; live updates leave it alone. */
export const TransferCodeForm = ({ t, model, outOfBand }: Props) => {
  const { project, authCodeRequest } = model
  const errors = authCodeRequest?.errors ?? []
  return (
    <div id="tracker-mend" hx-swap-oob={outOfBand ? 'outerMorph' : undefined}>
      {authCodeRequest && (
        <section class="card" aria-labelledby="mend-title">
          <header>
            <h2 id="mend-title">{t.tracker.mend.title}</h2>
          </header>
          <form
            class="body stack"
            method="post"
            action={`/orders/${project.id}/transfer-code`}
            id={`transfer-code-form-${authCodeRequest.since}`}
            hx-morph-skip
          >
            <ErrorSummary
              t={t}
              errors={errors}
              labels={{ authCode: t.order.authCode }}
              prefix="mend-"
            />
            <p>{t.tracker.mend.text}</p>
            <Field
              t={t}
              name="authCode"
              label={t.order.authCode}
              hint={t.order.authCodeHint}
              required
              errors={errors}
              prefix="mend-"
              control={(attributes) => (
                <input
                  {...attributes}
                  type="text"
                  maxlength={255}
                  autocomplete="off"
                  autocapitalize="none"
                  spellcheck={false}
                />
              )}
            />
            <div>
              <button class="btn primary" type="submit">
                {t.tracker.mend.submit}
              </button>
            </div>
          </form>
        </section>
      )}
    </div>
  )
}
