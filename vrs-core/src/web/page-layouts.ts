import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { html } from '../html'
import type { Html, NavigationEntry } from '../plugin-contract'

export const stylesheet = readFileSync(join(import.meta.dir, '../../assets/site.css'), 'utf8')
export const stylesheetPath = `/assets/site-${createHash('sha256').update(stylesheet).digest('hex').slice(0, 12)}.css`

type PageParts = {
  title: string
  siteName: string
  header: Html
  body: Html
  footer: Html
  kind: string
}

const renderDocument = ({ title, siteName, header, body, footer, kind }: PageParts): Html =>
  html`<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === siteName ? siteName : `${title} – ${siteName}`}</title>
<link rel="stylesheet" href="${stylesheetPath}">
</head>
<body class="${kind}">
<a class="skip" href="#content">Zum Inhalt</a>
${header}
<main id="content">${body}</main>
${footer}
</body>
</html>`

type PublicLayout = { name: string; navigation: readonly NavigationEntry[] }

const renderNavigation = (label: string, entries: readonly NavigationEntry[]): Html =>
  entries.length === 0
    ? html``
    : html`<nav aria-label="${label}"><ul>${entries.map(
        ({ href, label: text }) => html`<li><a href="${href}">${text}</a></li>`,
      )}</ul></nav>`

/** A page of the site for its visitors. */
export const renderPublicPage = (
  { name, navigation }: PublicLayout,
  title: string,
  body: Html,
): Html =>
  renderDocument({
    title,
    siteName: name,
    kind: 'public',
    header: html`<header class="top"><a class="brand" href="/">${name}</a>${renderNavigation(
      'Hauptmenü',
      navigation.filter(({ place }) => place !== 'footer'),
    )}</header>`,
    body,
    footer: html`<footer class="foot"><span>${name}</span>${renderNavigation(
      'Fußzeile',
      navigation.filter(({ place }) => place === 'footer'),
    )}</footer>`,
  })

/** A page without menu, for sign-in and for a site that is not ready. */
export const renderPlainPage = (name: string, title: string, body: Html): Html =>
  renderDocument({
    title,
    siteName: name,
    kind: 'plain',
    header: html`<header class="top"><span class="brand">${name}</span></header>`,
    body,
    footer: html``,
  })

type AdminLayout = { name: string; plugins: readonly { href: string; label: string }[] }

export const renderAdminPage = ({ name, plugins }: AdminLayout, title: string, body: Html): Html =>
  renderDocument({
    title,
    siteName: name,
    kind: 'admin',
    header: html`<header class="top"><a class="brand" href="/admin">${name}</a>${renderNavigation(
      'Verwaltung',
      [
        { href: '/admin', label: 'Übersicht' },
        { href: '/admin/messages', label: 'Posteingang' },
        ...plugins,
      ],
    )}<form method="post" action="/admin/logout"><button class="quiet">Abmelden</button></form></header>`,
    body,
    footer: html`<footer class="foot"><a href="/">Zur Website</a></footer>`,
  })
