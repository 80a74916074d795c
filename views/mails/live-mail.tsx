import type { Locale } from '../texts/locale'
import { textsFor } from '../texts/texts'
import type { Mail } from './mail'
import { MailFrame } from './mail-frame'

export type WentLive = {
  locale: Locale
  customerName: string
  projectName: string
  siteUrl: string
  /** Where the customer sets the password of the site's admin. */
  inviteUrl: string
  trainingUrl: string
}

const plain = (site: WentLive) => {
  const { live, greeting, goodbye } = textsFor(site.locale).mails
  return [
    greeting(site.customerName),
    live.text(site.projectName),
    `${live.site}: ${site.siteUrl}`,
    `${live.invite}\n${site.inviteUrl}\n${live.inviteHint}`,
    `${live.training}\n${site.trainingUrl}`,
    goodbye,
  ].join('\n\n')
}

/** Told once, when the site is online: where it is, how to sign in, where to learn more. */
export const liveMail = (site: WentLive): Mail => {
  const t = textsFor(site.locale)
  const { live, greeting } = t.mails
  const subject = live.subject(site.projectName)
  const html = MailFrame({
    t,
    subject,
    children: (
      <>
        <p>{greeting(site.customerName)}</p>
        <p>{live.text(site.projectName)}</p>
        <p>
          {live.site}: <a href={site.siteUrl}>{site.siteUrl}</a>
        </p>
        <p>
          {live.invite}
          <br />
          <a href={site.inviteUrl}>{live.inviteLink}</a>
          <br />
          {live.inviteHint}
        </p>
        <p>
          {live.training}
          <br />
          <a href={site.trainingUrl}>{live.trainingLink}</a>
        </p>
      </>
    ),
  })
  return { subject, text: plain(site), html }
}
