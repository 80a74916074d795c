import type { Child } from 'hono/jsx'
import type { Texts } from '../texts/de'
import { Brand } from './brand'
import { LanguageSwitch } from './language-switch'
import { Page } from './page'
import type { StaffFrame } from './page-frame'

export type Place = 'projects' | 'domains' | 'servers' | 'mails' | 'drift' | 'audit'
type Props = { frame: StaffFrame; title: string; place?: Place; children: Child }

const places: readonly { place: Place; href: string; title: (t: Texts) => string }[] = [
  { place: 'projects', href: '/admin/projects', title: (t) => t.projects },
  { place: 'domains', href: '/admin/domains', title: (t) => t.domains.title },
  { place: 'servers', href: '/admin/servers', title: (t) => t.servers.title },
  { place: 'mails', href: '/admin/mails', title: (t) => t.mailDesk.title },
  { place: 'drift', href: '/admin/drift', title: (t) => t.drift.title },
  { place: 'audit', href: '/audit', title: (t) => t.audit.title },
]

const Navigation = ({ frame, place }: Pick<Props, 'frame' | 'place'>) => {
  const { t, sandbox } = frame
  return (
    <nav aria-label={t.staffNavigation}>
      <ul>
        {places.map((one) => (
          <li>
            <a href={one.href} aria-current={one.place === place ? 'page' : undefined}>
              {one.title(t)}
            </a>
          </li>
        ))}
        {sandbox && (
          <li>
            <a href="/sandbox">{t.sandbox}</a>
          </li>
        )}
      </ul>
    </nav>
  )
}

const TopBar = ({ frame }: Pick<Props, 'frame'>) => {
  const { t, viewer } = frame
  return (
    <section class="top" aria-label={t.account}>
      <span class="who">
        <strong>{viewer.name}</strong> · {t.roles[viewer.role]}
      </span>
      <a class="btn quiet" href="/admin/tokens">
        {t.tokens.title}
      </a>
      <LanguageSwitch frame={frame} />
      <form method="post" action="/logout">
        <button class="btn quiet" type="submit">
          {t.signOut}
        </button>
      </form>
    </section>
  )
}

/** The page around everything that staff see. */
export const StaffShell = ({ frame, title, place, children }: Props) => (
  <Page frame={frame} title={title}>
    <div class="shell">
      <header class="side">
        <Brand href="/admin/projects" name={frame.t.brand} />
        <Navigation frame={frame} {...(place ? { place } : {})} />
      </header>
      <div>
        <TopBar frame={frame} />
        <main id="main" tabindex={-1}>
          {children}
        </main>
      </div>
    </div>
  </Page>
)
