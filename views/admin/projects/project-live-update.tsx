import type { StepView } from '../../../src/domain/project/step-progress'
import type { Told } from '../../audit/history-entry'
import type { Texts } from '../../texts/de'
import { ProjectAside } from './project-aside'
import { ProjectHead } from './project-head'
import type { ProjectShown } from './project-view-model'
import { StallBeside } from './timeline/stalled-step'
import { StepItem } from './timeline/step-item'

type Props = {
  t: Texts
  now: string
  shown: ProjectShown
  steps: readonly StepView[]
}

/** What somebody who cannot see the timeline hears when it moves. */
const Summary = ({ t, steps }: Pick<Props, 't' | 'steps'>) => {
  const done = steps.filter(({ state }) => state === 'done').length
  const now = steps.find(({ state }) => state !== 'done' && state !== 'todo')
  const what = now && `${t.steps.said[now.step].open} ${t.steps.states[now.state]}`
  return (
    <span class="meta" role="status" id="flow-summary">
      {t.steps.progress(done, steps.length)}
      {what && <span class="sr">{`, ${what}`}</span>}
    </span>
  )
}

/** The timeline; it is what the live region holds. */
export const Flow = ({ t, now, shown, steps }: Props) => (
  <section class="card" id="flow" aria-labelledby="flow-title">
    <header>
      <h2 id="flow-title">{t.steps.title}</h2>
      <Summary t={t} steps={steps} />
    </header>
    <StallBeside t={t} now={now} shown={shown} steps={steps} />
    <ol class="steps">
      {steps.map((step) => (
        <StepItem t={t} now={now} shown={shown} step={step} />
      ))}
    </ol>
  </section>
)

/** One unnamed SSE message of /admin/projects/:id/events: the timeline and all that moves with it. */
export const ProjectLive = (props: Props & { latest: readonly Told[] }) => (
  <>
    <ProjectHead t={props.t} shown={props.shown} outOfBand />
    <ProjectAside {...props} outOfBand />
    <Flow {...props} />
  </>
)
