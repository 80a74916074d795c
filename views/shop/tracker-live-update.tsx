import { isolateName } from '../../src/domain/contact/isolate-name'
import { ActDialog, ActLink } from '../parts/act-dialog'
import { ErrorSummary } from '../parts/error-summary'
import type { Texts } from '../texts/de'
import { ContactForm } from './contact-form'
import { LinkedMail } from './linked-mail'
import { canPay, canVisit, describeNextStep } from './tracker-notice'
import { TrackerPayments } from './tracker-payments'
import { TrackerPurchases } from './tracker-purchases'
import { TrackerStep } from './tracker-step'
import type { TrackerViewModel } from './tracker-view-model'
import { TransferCodeForm } from './transfer-code-form'

type Props = { t: Texts; now: string; model: TrackerViewModel }

const NextStepNotice = ({ t, model }: Omit<Props, 'now'>) => {
  const { project, checkoutUrl } = model
  const notice = describeNextStep(model, t)
  return (
    <section class={`notice ${notice.tone}`} aria-labelledby="next-title">
      <div role="status">
        <h2 id="next-title">{notice.title}</h2>
        <p>
          <LinkedMail text={notice.text} mail={model.contactMail} />
        </p>
      </div>
      {canPay(model) && checkoutUrl && (
        <div class="row">
          <a class="btn primary" href={checkoutUrl} rel="noreferrer">
            {t.tracker.pay}
          </a>
        </div>
      )}
      {project.status === 'pending_payment' && project.freeRelease === 'emailConfirmation' && (
        <div class="row">
          <a class="btn" href="/order-link">
            {t.tracker.confirmEmail.again}
          </a>
        </div>
      )}
      {canVisit(model) && project.url && (
        <div class="row">
          <a class="btn primary" href={project.url} rel="noreferrer">
            {t.tracker.visit}
          </a>
        </div>
      )}
      {model.authCodeRequest && (
        <div class="row">
          <a class="btn" href="#mend-authCode">
            {t.tracker.toCode}
          </a>
        </div>
      )}
      {model.contactRequest && (
        <div class="row">
          <a class="btn" href="#contact-name">
            {t.tracker.toContact}
          </a>
        </div>
      )}
      {project.cancelCause && (
        <div class="row">
          <a class="btn" href="/order">
            {t.tracker.orderAgain}
          </a>
        </div>
      )}
    </section>
  )
}

type ActionsProps = Omit<Props, 'now'> & { outOfBand?: boolean }

/** The customer's own action: cancel the order before it is paid. */
export const TrackerActions = ({ t, model, outOfBand }: ActionsProps) => {
  const { project, canCancel, errors = [] } = model
  return (
    <div id="tracker-acts" hx-swap-oob={outOfBand ? 'outerMorph' : undefined}>
      {canCancel && (
        <>
          <ActLink id="act-cancellation" label={t.tracker.cancelOpen} tone=" danger" />
          <ActDialog
            t={t}
            id="act-cancellation"
            title={t.tracker.cancelTitle(isolateName(project.name))}
            url={`/orders/${project.id}/cancellation`}
            formId="cancellation"
            closeHref={`/orders/${project.id}`}
            isOpen={errors.length > 0}
            submit={t.tracker.cancelSubmit}
            isDangerous
            textId="act-cancellation-text"
          >
            <ErrorSummary t={t} errors={errors} labels={{}} />
            <p id="act-cancellation-text">
              {t.tracker.cancelText}
              {project.paymentMethod !== 'free' && ` ${t.tracker.cancelMoney}`}
            </p>
          </ActDialog>
        </>
      )}
    </div>
  )
}

/** The order's progress and the next step. */
export const TrackerProgress = ({ t, now, model }: Props) => {
  const { steps, project } = model
  const done = steps.filter(({ state }) => state === 'done').length
  const isFree = project.paymentMethod === 'free'
  const isPaused = project.pausedAt !== null
  return (
    <div class="stack" id="tracker">
      <NextStepNotice t={t} model={model} />
      {project.status !== 'archived' && (
        <section class="card" aria-labelledby="steps-title">
          <header>
            <h2 id="steps-title">{t.tracker.stepsTitle}</h2>
            <span class="meta">{t.steps.progress(done, steps.length)}</span>
          </header>
          <ol class="steps">
            {steps.map((step) => (
              <TrackerStep t={t} now={now} step={step} isPaused={isPaused} isFree={isFree} />
            ))}
          </ol>
        </section>
      )}
    </div>
  )
}

/** One unnamed SSE message of /orders/:id/events: the progress, and out of band the actions. */
export const TrackerLiveUpdate = (props: Props) => (
  <>
    <TransferCodeForm t={props.t} model={props.model} outOfBand />
    <ContactForm t={props.t} model={props.model} outOfBand />
    <TrackerActions t={props.t} model={props.model} outOfBand />
    <TrackerPurchases t={props.t} model={props.model} outOfBand />
    <TrackerPayments t={props.t} model={props.model} outOfBand />
    <TrackerProgress {...props} />
  </>
)
