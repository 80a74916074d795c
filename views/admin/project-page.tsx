import type { StaffFrame } from '../layout/frame'
import { StaffShell } from '../layout/staff-shell'
import type { ProjectShown, ProjectTab } from './project-shown'

type Props = { frame: StaffFrame; shown: ProjectShown; tab: ProjectTab }

export const ProjectPage = ({ frame, shown }: Props) => (
  <StaffShell frame={frame} title={shown.project.name} place="projects">
    <h1>{shown.project.name}</h1>
  </StaffShell>
)
