import type { Child } from 'hono/jsx'
import { Brand } from './brand'
import { LanguageSwitch } from './language-switch'
import { Page } from './page'
import type { PageFrame } from './page-frame'

type Props = {
  frame: PageFrame
  title: string
  section?: 'home' | 'order'
  /** Whether the page is a narrow column, for a form of two fields. */
  isNarrow?: boolean
  children: Child
}

const Header = ({ frame, section }: Pick<Props, 'frame' | 'section'>) => (
  <header>
    <Brand href="/" name={frame.t.brand} />
    <nav aria-label={frame.t.shopNavigation}>
      <ul>
        <li>
          <a href="/" aria-current={section === 'home' ? 'page' : undefined}>
            {frame.t.home}
          </a>
        </li>
        <li>
          <a href="/order" aria-current={section === 'order' ? 'page' : undefined}>
            {frame.t.order.title}
          </a>
        </li>
      </ul>
    </nav>
    <LanguageSwitch frame={frame} />
  </header>
)

/** The layout of the shop's pages. */
export const ShopShell = ({ frame, title, section, isNarrow, children }: Props) => (
  <Page frame={frame} title={title}>
    <div class="public">
      <Header frame={frame} {...(section ? { section } : {})} />
      <main id="main" tabindex={-1} class={isNarrow ? 'small' : undefined}>
        {children}
      </main>
      <footer>
        <span>
          {`${frame.t.shop.footer}. `}
          {frame.t.shop.questions} <a href={`mailto:${frame.contactMail}`}>{frame.contactMail}</a>
        </span>
        <span class="row">
          <a href="/order-link">{frame.t.pages.orderLink.link}</a>
          <a href="/docs">{frame.t.apiDocs}</a>
          <a href="/login">{frame.t.shop.staffSignIn}</a>
        </span>
      </footer>
    </div>
  </Page>
)
