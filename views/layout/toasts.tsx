import type { Texts } from '../texts/de'
import type { Toast } from './frame'

type Props = { t: Texts; toasts: readonly Toast[] }

/** Messages stay until the next page; nothing here vanishes by itself. */
export const Toasts = ({ t, toasts }: Props) => (
  <section id="toasts" class="toasts" aria-label={t.messages} aria-live="polite">
    {toasts.map(({ tone, text, href, link }) => (
      <p class={`toast ${tone}`}>
        {text} {href && link && <a href={href}>{link}</a>}
      </p>
    ))}
  </section>
)
