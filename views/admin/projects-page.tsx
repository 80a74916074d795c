import type { StaffFrame } from '../layout/frame'
import { StaffShell } from '../layout/staff-shell'
import type { ProjectListing } from './project-list'
import { ProjectList } from './project-list'

type Props = { frame: StaffFrame; listing: ProjectListing }

export const ProjectsPage = ({ frame, listing }: Props) => (
  <StaffShell frame={frame} title={frame.t.brand} place="projects">
    <ProjectList t={frame.t} now={frame.now} listing={listing} />
  </StaffShell>
)
