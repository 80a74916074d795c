export const locales = ['de', 'en'] as const
export type Locale = (typeof locales)[number]

export const isLocale = (text: string | undefined): text is Locale =>
  locales.some((locale) => locale === text)
