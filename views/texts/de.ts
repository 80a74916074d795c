import type { Locale } from './locale'

/** All German screen text; the source of the type that every language fills. */
export const de = {
  locale: 'de' as Locale,
  brand: 'VRS Marketplace',
}

export type Texts = typeof de
