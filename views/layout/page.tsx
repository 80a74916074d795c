import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { PageFrame } from './page-frame'
import { Toasts } from './toasts'

type Props = { frame: PageFrame; title: string; children: Child }

/** No inline styles for indicators (CSP); an opened disclosure stays open when a region is morphed. */
const htmxConfig = JSON.stringify({
  includeIndicatorCSS: false,
  morphIgnore: ['data-htmx-powered', 'open'],
})

/** A whole HTML document. */
export const Page = ({ frame: { t, path, assetPaths, toasts }, title, children }: Props) => {
  const asset = (name: string) => assetPaths?.[name] ?? `/assets/${name}`
  const document = (
    <html lang={t.locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="htmx-config" content={htmxConfig} />
        <title>{title === t.brand ? t.brand : `${title} · ${t.brand}`}</title>
        <link rel="icon" href={asset('favicon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={asset('app.css')} />
        <script src={asset('htmx.js')} defer />
        <script src={asset('dialogs.js')} defer />
      </head>
      <body>
        <a class="skip" href="#main">
          {t.skip}
        </a>
        {children}
        <Toasts t={t} path={path} toasts={toasts ?? []} />
      </body>
    </html>
  )
  return html`<!doctype html>${document}`
}
