import type { Texts } from './de'
import { de } from './de'
import { en } from './en'
import type { Locale } from './locale'

const byLocale: Record<Locale, Texts> = { de, en }

export const textsFor = (locale: Locale): Texts => byLocale[locale]
