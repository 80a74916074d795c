import type { Texts } from '../../texts/de'
import { type ProjectTabName, projectTabs } from './project-view-model'

type Props = { t: Texts; projectId: string; current: ProjectTabName }

export const ProjectTabs = ({ t, projectId, current }: Props) => (
  <nav class="tabs" aria-label={t.project.tabsLabel}>
    <ul>
      {projectTabs.map((tab) => (
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
