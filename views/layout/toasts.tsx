import type { Texts } from '../texts/de'
import type { Toast } from './page-frame'

/** `path`: this page, which shows them no more when it is opened again. */
type Props = { t: Texts; path: string; toasts: readonly Toast[] }

/** Messages stay until the next page; nothing here vanishes by itself. */
export const Toasts = ({ t, path, toasts }: Props) => (
  <section id="toasts" class="toasts" aria-label={t.messages} aria-live="polite">
    {toasts.map(({ tone, text, href, link }) => (
      <p class={`toast ${tone}`}>
        <span>
          {text} {href && link && <a href={href}>{link}</a>}
        </span>
        <a class="meta" href={path}>
          {t.close}
        </a>
      </p>
    ))}
  </section>
)
