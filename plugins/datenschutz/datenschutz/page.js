import { missing, readPrivacy } from './privacy.js'
import { cookies, rights, serverLogs } from './wording.js'

const day = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'Europe/Berlin' })

/** Half a privacy notice would mislead: the page waits until its operator and host are named. */
export const addPage = (app, site) => {
  app.get('/datenschutz', async () => {
    const privacy = await readPrivacy(site)
    const content = missing(privacy).length > 0 ? waiting(site.html) : notice(site.html, privacy)
    return site.layout('Datenschutz', site.html`<h1>Datenschutzerklärung</h1>${content}`)
  })
}

const waiting = (html) =>
  html`<p class="empty">Diese Datenschutzerklärung wird gerade vervollständigt. Bitte schauen Sie in Kürze noch einmal vorbei.</p>`

const notice = (html, privacy) => html`
  <p class="lead">Hier erfahren Sie, welche personenbezogenen Daten wir verarbeiten, wenn Sie diese Website besuchen, und welche Rechte Sie haben.</p>
  <h2>Verantwortlicher</h2>${controller(html, privacy)}
  ${privacy.officer && html`<h2>Datenschutzbeauftragte Person</h2>${paragraphs(html, privacy.officer)}`}
  <h2>Hosting und Server-Protokolle</h2>
  <p>Diese Website wird auf Servern des folgenden Anbieters betrieben:</p>
  ${paragraphs(html, privacy.host)}
  ${paragraphs(html, serverLogs)}
  <h2>Cookies</h2>${paragraphs(html, cookies)}
  ${privacy.contact_form && html`<h2>Kontaktformular</h2>${paragraphs(html, privacy.contact_form)}`}
  ${privacy.further && html`<h2>Weitere Dienste</h2>${paragraphs(html, privacy.further)}`}
  <h2>Ihre Rechte</h2>${paragraphs(html, rights.intro)}
  <ul>${rights.list.map((right) => html`<li>${right}</li>`)}</ul>
  ${paragraphs(html, rights.complaint)}
  ${privacy.authority && paragraphs(html, privacy.authority)}
  <p class="meta">Stand: ${day.format(privacy.updated_at)}</p>`

const controller = (html, { controller: name, street, postal_code, city, email, phone }) =>
  html`<address>${name}<br>${street}<br>${postal_code} ${city}</address>
    <dl>
      ${phone && html`<dt>Telefon</dt><dd><a href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a></dd>`}
      <dt>E-Mail</dt><dd><a href="mailto:${encodeURIComponent(email).replace('%40', '@')}">${email}</a></dd>
    </dl>`

/** An empty line begins a paragraph, a single break stays one. */
const paragraphs = (html, text) =>
  text.split(/\n{2,}/).map((paragraph) => {
    const [first, ...rest] = paragraph.split('\n')
    return html`<p>${first}${rest.map((line) => html`<br>${line}`)}</p>`
  })
