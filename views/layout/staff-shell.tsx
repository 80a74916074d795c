import type { Child } from 'hono/jsx'
import type { StaffPermission } from '../../src/domain/staff/permissions'
import { hasPermission } from '../../src/domain/staff/permissions'
import { MenuArrow } from '../parts/popover-menu'
import type { Texts } from '../texts/de'
import { Brand } from './brand'
import { LanguageSwitch } from './language-switch'
import { Page } from './page'
import type { StaffPageFrame } from './page-frame'

type StaffSection =
  | 'today'
  | 'projects'
  | 'customers'
  | 'domains'
  | 'licenses'
  | 'servers'
  | 'catalogue'
  | 'mails'
  | 'drift'
  | 'alerts'
  | 'audit'
type Props = { frame: StaffPageFrame; title: string; section?: StaffSection; children: Child }

type SectionLink = {
  place: StaffSection
  href: string
  title: (t: Texts) => string
  /** Absent = all staff. */
  permission?: StaffPermission
}

const staffSections: readonly SectionLink[] = [
  { place: 'today', href: '/admin', title: (t) => t.today.title },
  { place: 'projects', href: '/admin/projects', title: (t) => t.projects },
  {
    place: 'customers',
    href: '/admin/customers',
    title: (t) => t.customers.title,
    permission: 'write',
  },
  { place: 'domains', href: '/admin/domains', title: (t) => t.domains.title },
  { place: 'licenses', href: '/admin/licenses', title: (t) => t.licenses.title },
  { place: 'servers', href: '/admin/servers', title: (t) => t.servers.title },
  { place: 'catalogue', href: '/admin/catalogue', title: (t) => t.catalogue.title },
  { place: 'mails', href: '/admin/mails', title: (t) => t.mailAdmin.title },
  { place: 'drift', href: '/admin/drift', title: (t) => t.drift.title },
  { place: 'alerts', href: '/admin/alerts', title: (t) => t.alerts.title },
  { place: 'audit', href: '/audit', title: (t) => t.audit.title },
]

const Navigation = ({ frame, section }: Pick<Props, 'frame' | 'section'>) => {
  const { t, hasSandbox, viewer } = frame
  const links = staffSections.filter(
    ({ permission }) => !permission || hasPermission(viewer.role, permission),
  )
  return (
    <nav aria-label={t.staffNavigation}>
      <ul>
        {links.map((link) => (
          <li>
            <a href={link.href} aria-current={link.place === section ? 'page' : undefined}>
              {link.title(t)}
            </a>
          </li>
        ))}
        {hasSandbox && (
          <li>
            <a href="/sandbox">{t.sandbox}</a>
          </li>
        )}
      </ul>
    </nav>
  )
}

/** The account's menu, and on a narrow screen the button of the navigation. */
const TopBar = ({ frame }: Pick<Props, 'frame'>) => {
  const { t, viewer } = frame
  return (
    <section class="top" aria-label={t.account}>
      <button class="btn quiet navigation-button" type="button" popovertarget="navigation">
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M3.5 6.5h17M3.5 12h17M3.5 17.5h17" />
        </svg>
        {t.menu}
      </button>
      <button class="btn quiet account-button" type="button" popovertarget="account">
        <span class="account-name">
          <strong>{viewer.name}</strong> · {t.roles[viewer.role]}
        </span>
        <MenuArrow />
      </button>
      <ul class="menu" id="account" popover="auto" aria-label={t.account}>
        <li>
          <a class="menu-item" href="/admin/tokens">
            {t.tokens.title}
          </a>
        </li>
        <li>
          <LanguageSwitch frame={frame} buttonClass="menu-item" />
        </li>
        <li>
          <form method="post" action="/logout">
            <button class="menu-item" type="submit">
              {t.signOut}
            </button>
          </form>
        </li>
      </ul>
    </section>
  )
}

/** The layout of the staff's pages. */
export const StaffShell = ({ frame, title, section, children }: Props) => (
  <Page frame={frame} title={title}>
    <div class="shell">
      <header class="side" id="navigation" popover="auto">
        <Brand href="/admin" name={frame.t.brand} />
        <Navigation frame={frame} {...(section ? { section } : {})} />
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
