import type { Locale } from '../texts/locale'
import { textsFor } from '../texts/texts'
import { renderLetter, toParagraphs } from './letter'
import type { MailContent } from './mail-content'

export type WelcomeMailData = {
  locale: Locale
  customerName: string
  projectName: string
  siteUrl: string
  /** Where the customer sets the password of the site's admin. */
  inviteUrl: string
  trainingUrl: string
}

/** Told once, when the site is online: where it is, how to sign in, where to learn more. */
export const composeWelcomeMail = (site: WelcomeMailData): MailContent => {
  const { locale, customerName: name, projectName, siteUrl, inviteUrl, trainingUrl } = site
  const { live } = textsFor(locale).mails
  return renderLetter({
    locale,
    name,
    subject: live.subject(projectName),
    parts: [
      ...toParagraphs(live.text(projectName)),
      { kind: 'link', text: `${live.site}:`, url: siteUrl, link: siteUrl },
      {
        kind: 'link',
        text: live.invite,
        url: inviteUrl,
        link: live.inviteLink,
        hint: live.inviteHint,
      },
      { kind: 'link', text: live.training, url: trainingUrl, link: live.trainingLink },
    ],
  })
}
