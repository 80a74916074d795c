import type { Locale } from '../texts/locale'
import { textsFor } from '../texts/texts'
import type { Mail } from './mail'

export type WentLive = {
  locale: Locale
  customerName: string
  projectName: string
  siteUrl: string
  /** Where the customer sets the password of the site's admin. */
  inviteUrl: string
  trainingUrl: string
}

export const liveMail = ({ locale, siteUrl, inviteUrl, trainingUrl }: WentLive): Mail => {
  const t = textsFor(locale)
  return { subject: t.brand, text: `${siteUrl} ${inviteUrl} ${trainingUrl}`, html: inviteUrl }
}
