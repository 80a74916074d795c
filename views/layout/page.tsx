import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Texts } from '../texts/de'

type Props = { t: Texts; title: string; children: Child }

/** A whole HTML document. */
export const Page = ({ t, title, children }: Props) => {
  const document = (
    <html lang={t.locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href="/assets/app.css" />
      </head>
      <body>{children}</body>
    </html>
  )
  return html`<!doctype html>${document}`
}
