import type { PageFrame } from './page-frame'

type Props = { frame: PageFrame; buttonClass?: string }

/** Posts `locale` and `next` to /language. */
export const LanguageSwitch = ({ frame: { t, path }, buttonClass = 'btn quiet' }: Props) => (
  <form method="post" action="/language">
    <input type="hidden" name="next" value={path} />
    <input type="hidden" name="locale" value={t.otherLocale} />
    <button class={buttonClass} type="submit" lang={t.otherLocale}>
      {t.otherLanguage}
    </button>
  </form>
)
