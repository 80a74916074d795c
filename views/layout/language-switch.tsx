import type { PageFrame } from './page-frame'

/** Posts `locale` and `next` to /language. */
export const LanguageSwitch = ({ frame: { t, path } }: { frame: PageFrame }) => (
  <form method="post" action="/language">
    <input type="hidden" name="next" value={path} />
    <input type="hidden" name="locale" value={t.otherLocale} />
    <button class="btn quiet" type="submit" lang={t.otherLocale}>
      {t.otherLanguage}
    </button>
  </form>
)
