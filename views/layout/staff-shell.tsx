import type { Child } from 'hono/jsx'
import { Brand } from './brand'
import type { StaffFrame } from './frame'
import { LanguageSwitch } from './language-switch'
import { Page } from './page'

export type Place = 'projects' | 'domains' | 'servers' | 'mails' | 'drift' | 'audit'
type Props = { frame: StaffFrame; title: string; place?: Place; children: Child }

const Navigation = ({ frame, place }: Pick<Props, 'frame' | 'place'>) => {
  const { t, sandbox } = frame
  const current = (here: Place) => (here === place ? 'page' : undefined)
  return (
    <nav aria-label={t.staffNavigation}>
      <ul>
        <li>
          <a href="/admin/projects" aria-current={current('projects')}>
            {t.projects}
          </a>
        </li>
        <li>
          <a href="/admin/domains" aria-current={current('domains')}>
            {t.domains.title}
          </a>
        </li>
        <li>
          <a href="/admin/servers" aria-current={current('servers')}>
            {t.servers.title}
          </a>
        </li>
        <li>
          <a href="/admin/mails" aria-current={current('mails')}>
            {t.mailDesk.title}
          </a>
        </li>
        <li>
          <a href="/admin/drift" aria-current={current('drift')}>
            {t.drift.title}
          </a>
        </li>
        <li>
          <a href="/audit" aria-current={current('audit')}>
            {t.audit.title}
          </a>
        </li>
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
