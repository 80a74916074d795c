import type { Locale } from '../texts/locale'
import { textsFor } from '../texts/texts'
import { renderLetter, toParagraphs } from './letter'
import type { MailContent } from './mail-content'

export type WelcomeMailData = {
  locale: Locale
  customerName: string
  projectName: string
  siteUrl: string
  /** Where the customer sets the password of the site's administrator. */
  inviteUrl: string
  trainingUrl: string
}

/** Sent once, when the site is live: its address, the invitation and the training. */
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
