import type { Child } from 'hono/jsx'
import { Brand } from './brand'
import { LanguageSwitch } from './language-switch'
import { Page } from './page'
import type { Frame } from './page-frame'

type Props = {
  frame: Frame
  title: string
  place?: 'home' | 'order'
  /** A narrow column, for a form of two fields. */
  small?: boolean
  children: Child
}

const Header = ({ frame, place }: Pick<Props, 'frame' | 'place'>) => (
  <header>
    <Brand href="/" name={frame.t.brand} />
    <nav aria-label={frame.t.shopNavigation}>
      <ul>
        <li>
          <a href="/" aria-current={place === 'home' ? 'page' : undefined}>
            {frame.t.home}
          </a>
        </li>
        <li>
          <a href="/order" aria-current={place === 'order' ? 'page' : undefined}>
            {frame.t.order.title}
          </a>
        </li>
      </ul>
    </nav>
    <LanguageSwitch frame={frame} />
  </header>
)

/** The page around everything that customers see. */
export const ShopShell = ({ frame, title, place, small, children }: Props) => (
  <Page frame={frame} title={title}>
    <div class="public">
      <Header frame={frame} {...(place ? { place } : {})} />
      <main id="main" tabindex={-1} class={small ? 'small' : undefined}>
        {children}
      </main>
      <footer>
        <span>{frame.t.shop.footer}</span>
        <span class="row">
          <a href="/docs">{frame.t.apiDocs}</a>
          <a href="/login">{frame.t.shop.staffSignIn}</a>
        </span>
      </footer>
    </div>
  </Page>
)
