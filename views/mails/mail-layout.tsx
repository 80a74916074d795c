import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Texts } from '../texts/de'

type Props = { t: Texts; subject: string; children: Child }

// Mail programs that ignore these styles still show a readable mail.
const mailStyles = `
body { margin: 0; background: #f4f4f1; color: #22221f; }
main { max-width: 34rem; margin: 0 auto; padding: 1.5rem; background: #ffffff;
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif;
  overflow-wrap: break-word; }
p, ol, table { margin: 0 0 1.1em; }
ol { padding-left: 1.4em; }
li { margin-bottom: 0.35em; }
table { border-collapse: collapse; }
th, td { padding: 0.2em 1.2em 0.2em 0; text-align: left; vertical-align: top; }
td { overflow-wrap: anywhere; }
th { font-weight: normal; color: #5a5a54; white-space: nowrap; }
a { color: #0b5a46; }
.close { margin: 1.6em 0 0; padding-top: 1.1em; border-top: 1px solid #ddddd6; }
@media (prefers-color-scheme: dark) {
  body { background: #161614; color: #ecece6; }
  main { background: #1f1f1c; }
  th { color: #b3b3aa; }
  a { color: #7fd1b5; }
  .close { border-top-color: #3b3b36; }
}`

/** A mail as simple HTML without images or external resources. */
export const MailLayout = ({ t, subject, children }: Props) => {
  const lines = t.mails.goodbye.split('\n')
  const document = (
    <html lang={t.locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>{subject}</title>
        <style>{raw(mailStyles)}</style>
      </head>
      <body>
        <main>
          {children}
          <p class="close">
            {lines.map((line, index) => (
              <>
                {line}
                {index < lines.length - 1 && <br />}
              </>
            ))}
          </p>
        </main>
      </body>
    </html>
  )
  return String(html`<!doctype html>${document}`)
}
