import { isOneOf } from '../../events/codes'

export const locales = ['de', 'en'] as const
export type Locale = (typeof locales)[number]

export const isLocale = (text: string | undefined): text is Locale => isOneOf(locales, text)
