import type { StepView } from '../../projections/steps'
import type { Texts } from '../texts/de'
import type { ProjectShown } from './project-shown'

type Props = {
  t: Texts
  now: string
  shown: ProjectShown
  steps: readonly StepView[]
}

/** One unnamed SSE message of /admin/projects/:id/events: the timeline and the status badge. */
export const ProjectLive = ({ steps }: Props) => (
  <ol>
    {steps.map((step) => (
      <li>{step.step}</li>
    ))}
  </ol>
)
