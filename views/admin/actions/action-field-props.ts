import type { ProjectRow } from '../../../projections/projects'
import type { Texts } from '../../texts/de'
import type {
  ActionChoices,
  ProjectAction,
  RefusedActionForm,
} from '../projects/project-view-model'

export type ActionFieldProps = {
  t: Texts
  action: ProjectAction
  project: ProjectRow
  prefix: string
  choices?: ActionChoices | undefined
} & Partial<Pick<RefusedActionForm, 'values' | 'errors'>>
