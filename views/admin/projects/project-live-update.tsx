import type { StepProgress } from '../../../src/domain/project/step-progress'
import type { HistoryEntry } from '../../audit/history-entry'
import type { Texts } from '../../texts/de'
import { ProjectAside } from './project-aside'
import { ProjectHead } from './project-head'
import type { ProjectViewModel } from './project-view-model'
import { StalledStep } from './timeline/stalled-step'
import { StepItem } from './timeline/step-item'

type Props = {
  t: Texts
  now: string
  model: ProjectViewModel
  steps: readonly StepProgress[]
}

/** The progress in words, announced to screen readers. */
const TimelineSummary = ({ t, steps }: Pick<Props, 't' | 'steps'>) => {
  const done = steps.filter(({ state }) => state === 'done').length
  const currentStep = steps.find(({ state }) => state !== 'done' && state !== 'todo')
  const stepLabel =
    currentStep && `${t.steps.labels[currentStep.step].open} ${t.steps.states[currentStep.state]}`
  return (
    <span class="meta" role="status" id="flow-summary">
      {t.steps.progress(done, steps.length)}
      {stepLabel && <span class="sr">{`, ${stepLabel}`}</span>}
    </span>
  )
}

/** A satellite of the old marketplace: it runs already, and no step of ours built it. */
const ImportedProject = ({ t, model: { project } }: Props) => {
  const texts = t.project.imported
  return (
    <section class="card" id="flow" aria-labelledby="flow-title">
      <header>
        <h2 id="flow-title">{texts.title}</h2>
      </header>
      <div class="body">
        <p>{project.application ? texts.adopted : texts.text}</p>
      </div>
    </section>
  )
}

/** The content of the live region. */
export const Timeline = (props: Props) =>
  props.model.project.importedAt ? <ImportedProject {...props} /> : <StepTimeline {...props} />

const StepTimeline = ({ t, now: currentStep, model, steps }: Props) => (
  <section class="card" id="flow" aria-labelledby="flow-title">
    <header>
      <h2 id="flow-title">{t.steps.title}</h2>
      <TimelineSummary t={t} steps={steps} />
    </header>
    <StalledStep t={t} now={currentStep} model={model} steps={steps} />
    <ol class="steps">
      {steps.map((step) => (
        <StepItem t={t} now={currentStep} model={model} step={step} />
      ))}
    </ol>
  </section>
)

/**
 * One unnamed SSE message of /admin/projects/:id/events: the timeline, and out of band the head and
 * the facts.
 */
export const ProjectLiveUpdate = (props: Props & { latest: readonly HistoryEntry[] }) => (
  <>
    <ProjectHead t={props.t} model={props.model} outOfBand />
    <ProjectAside {...props} outOfBand />
    <Timeline {...props} />
  </>
)
