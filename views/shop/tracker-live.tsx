import type { Texts } from '../texts/de'
import { nextSaid } from './next-said'
import type { Tracked } from './tracked'
import { TrackedStep } from './tracked-step'

type Props = { t: Texts; now: string; tracked: Tracked }

const Next = ({ t, tracked }: Omit<Props, 'now'>) => {
  const { project, checkoutUrl } = tracked
  const said = nextSaid(tracked, t)
  const canPay = project.status === 'pending_payment' && checkoutUrl
  return (
    <section class={`notice ${said.tone}`} aria-labelledby="next-title">
      <div role="status">
        <h2 id="next-title">{said.title}</h2>
        <p>{said.text}</p>
      </div>
      {canPay && (
        <div class="row">
          <a class="btn primary" href={checkoutUrl} rel="noreferrer">
            {t.tracker.pay}
          </a>
        </div>
      )}
      {project.status === 'active' && project.url && (
        <div class="row">
          <a class="btn primary" href={project.url} rel="noreferrer">
            {t.tracker.visit}
          </a>
        </div>
      )}
      {project.status === 'archived' && (
        <div class="row">
          <a class="btn" href="/order">
            {t.tracker.orderAgain}
          </a>
        </div>
      )}
    </section>
  )
}

/** One unnamed SSE message of /orders/:id/events. */
export const TrackerLive = ({ t, now, tracked }: Props) => {
  const done = tracked.steps.filter(({ state }) => state === 'done').length
  return (
    <div class="stack" id="tracker">
      <Next t={t} tracked={tracked} />
      {!tracked.project.cancelCause && (
        <section class="card" aria-labelledby="steps-title">
          <header>
            <h2 id="steps-title">{t.tracker.stepsTitle}</h2>
            <span class="meta">{t.steps.progress(done, tracked.steps.length)}</span>
          </header>
          <ol class="steps">
            {tracked.steps.map((step) => (
              <TrackedStep t={t} now={now} step={step} />
            ))}
          </ol>
        </section>
      )}
    </div>
  )
}
