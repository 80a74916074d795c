import type { StaffPageFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import { TodayContent } from './today-content'
import type { TodayViewModel } from './today-view-model'

type Props = { frame: StaffPageFrame; model: TodayViewModel }

/** The page that staff start from. */
export const TodayPage = ({ frame, model }: Props) => (
  <StaffShell frame={frame} title={frame.t.today.title} section="today">
    <TodayContent frame={frame} model={model} />
  </StaffShell>
)
