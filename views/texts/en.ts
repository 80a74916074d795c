import type { Texts } from './de'

export const en: Texts = { locale: 'en', brand: 'VRS Marketplace' }
