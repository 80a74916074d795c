import type { Locale } from '../texts/locale'
import { textsFor } from '../texts/texts'
import { letterMail, said } from './letter'
import type { Mail } from './mail-content'

export type WentLive = {
  locale: Locale
  customerName: string
  projectName: string
  siteUrl: string
  /** Where the customer sets the password of the site's admin. */
  inviteUrl: string
  trainingUrl: string
}

/** Told once, when the site is online: where it is, how to sign in, where to learn more. */
export const liveMail = (site: WentLive): Mail => {
  const { locale, customerName: name, projectName, siteUrl, inviteUrl, trainingUrl } = site
  const { live } = textsFor(locale).mails
  return letterMail({
    locale,
    name,
    subject: live.subject(projectName),
    parts: [
      ...said(live.text(projectName)),
      { kind: 'way', text: `${live.site}:`, url: siteUrl, link: siteUrl },
      {
        kind: 'way',
        text: live.invite,
        url: inviteUrl,
        link: live.inviteLink,
        hint: live.inviteHint,
      },
      { kind: 'way', text: live.training, url: trainingUrl, link: live.trainingLink },
    ],
  })
}
