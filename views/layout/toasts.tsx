import type { Texts } from '../texts/de'
import type { Toast } from './page-frame'

/** `path`: this page; loading it again shows no toasts. */
type Props = { t: Texts; path: string; toasts: readonly Toast[] }

/** Toasts stay until the next page is loaded. */
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
