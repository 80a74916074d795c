import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Texts } from '../texts/de'

type Props = { t: Texts; subject: string; children: Child }

/** A mail as plain HTML that every program shows, without pictures or anything loaded from outside. */
export const MailFrame = ({ t, subject, children }: Props) => {
  const document = (
    <html lang={t.locale}>
      <head>
        <meta charset="utf-8" />
        <title>{subject}</title>
      </head>
      <body>
        {children}
        <p>
          {t.mails.goodbye.split('\n').map((line) => (
            <>
              {line}
              <br />
            </>
          ))}
        </p>
      </body>
    </html>
  )
  return String(html`<!doctype html>${document}`)
}
