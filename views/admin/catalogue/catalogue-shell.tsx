import type { Child } from 'hono/jsx'
import type { StaffPageFrame } from '../../layout/page-frame'
import { StaffShell } from '../../layout/staff-shell'
import type { Texts } from '../../texts/de'
import type { CatalogueTab } from './catalogue-view-model'

/** In the order in which they are shown; the first one is where the navigation leads. */
const catalogueTabs: readonly CatalogueTab[] = [
  'plugins',
  'bundles',
  'project-types',
  'categories',
  'base-domains',
  'rollouts',
]

export const catalogueTabPath = (tab: CatalogueTab) => `/admin/catalogue/${tab}`
export const firstCataloguePath = catalogueTabPath(catalogueTabs[0] ?? 'categories')

const CatalogueTabs = ({ t, current }: { t: Texts; current: CatalogueTab }) => (
  <nav class="tabs" aria-label={t.catalogue.title}>
    <ul>
      {catalogueTabs.map((tab) => (
        <li>
          <a href={catalogueTabPath(tab)} aria-current={tab === current ? 'page' : undefined}>
            {t.catalogue.tabs[tab]}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

type Props = { frame: StaffPageFrame; title: string; tab: CatalogueTab; children: Child }

/** The layout of the catalogue's pages: their tabs above what they show. */
export const CatalogueShell = ({ frame, title, tab, children }: Props) => (
  <StaffShell frame={frame} title={`${title} · ${frame.t.catalogue.title}`} section="catalogue">
    <CatalogueTabs t={frame.t} current={tab} />
    {children}
  </StaffShell>
)
