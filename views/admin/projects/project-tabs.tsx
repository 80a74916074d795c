import type { ProjectTabId } from '../../../src/domain/project/project-tabs'
import { projectTabIds } from '../../../src/domain/project/project-tabs'
import type { Texts } from '../../texts/de'

type Props = { t: Texts; projectId: string; current: ProjectTabId }

export const ProjectTabs = ({ t, projectId, current }: Props) => (
  <nav class="tabs" aria-label={t.project.tabsLabel}>
    <ul>
      {projectTabIds.map((tab) => (
        <li>
          <a
            href={`/admin/projects/${projectId}?tab=${tab}`}
            aria-current={tab === current ? 'page' : undefined}
          >
            {t.project.tabs[tab]}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
