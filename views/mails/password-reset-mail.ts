import type { Locale } from '../texts/locale'
import { textsFor } from '../texts/texts'
import { renderLetter, toParagraphs } from './letter'
import type { MailContent } from './mail-content'

export type PasswordResetMailData = {
  locale: Locale
  name: string
  resetUrl: string
  /** How long the link is valid. */
  minutes: number
}

/** Sent to staff who asked for a new password: the link that sets it. */
export const composePasswordResetMail = ({
  locale,
  name,
  resetUrl,
  minutes,
}: PasswordResetMailData): MailContent => {
  const { staffPasswordReset } = textsFor(locale).mails
  return renderLetter({
    locale,
    ...(name ? { name } : {}),
    subject: staffPasswordReset.subject,
    parts: [
      ...toParagraphs(staffPasswordReset.text),
      {
        kind: 'link',
        text: staffPasswordReset.open,
        url: resetUrl,
        link: staffPasswordReset.openLink,
        hint: staffPasswordReset.hint(minutes),
      },
      ...toParagraphs(staffPasswordReset.notAsked),
    ],
  })
}
