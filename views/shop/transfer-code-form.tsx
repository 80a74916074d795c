import { ErrorSummary } from '../parts/error-summary'
import { InputField } from '../parts/input-field'
import { SubmitButton } from '../parts/submit-button'
import type { Texts } from '../texts/de'
import type { TrackerViewModel } from './tracker-view-model'

type Props = { t: Texts; model: TrackerViewModel; outOfBand?: boolean }

/** Asks for a new auth code after a failed transfer; live updates do not replace a form being filled. */
export const TransferCodeForm = ({ t, model, outOfBand }: Props) => {
  const { project, authCodeRequest } = model
  const errors = authCodeRequest?.errors ?? []
  return (
    <div id="tracker-mend" hx-swap-oob={outOfBand ? 'outerMorph' : undefined}>
      {authCodeRequest && (
        <section class="card" aria-labelledby="mend-title">
          <header>
            <h2 id="mend-title">{t.tracker.newAuthCode.title}</h2>
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
            <p>{t.tracker.newAuthCode.text}</p>
            <InputField
              {...{ t, errors }}
              name="authCode"
              label={t.order.authCode}
              hint={t.order.authCodeHint}
              required
              prefix="mend-"
              input={{
                type: 'text',
                maxlength: 255,
                autocomplete: 'off',
                autocapitalize: 'none',
                spellcheck: false,
              }}
            />
            <SubmitButton text={t.tracker.newAuthCode.submit} />
          </form>
        </section>
      )}
    </div>
  )
}
