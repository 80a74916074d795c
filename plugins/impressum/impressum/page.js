import { missing, readImprint } from './imprint.js'

/** Shows what the operator wrote and nothing else. */
export const addPage = (app, site) => {
  app.get('/impressum', async () => {
    const imprint = await readImprint(site)
    return site.layout('Impressum', site.html`<h1>Impressum</h1>${content(site.html, imprint)}`)
  })
}

const content = (html, imprint) =>
  imprint.operator
    ? html`<p class="lead">Angaben gemäß § 5 DDG</p>
        ${missing(imprint).length > 0 && incomplete(html)}
        ${address(html, imprint)}${contact(html, imprint)}${register(html, imprint)}${further(html, imprint)}`
    : incomplete(html)

const incomplete = (html) =>
  html`<p class="empty">Dieses Impressum wird gerade vervollständigt. Bitte schauen Sie in Kürze noch einmal vorbei.</p>`

const address = (html, { operator, representative, street, postal_code, city }) =>
  html`<address>${operator}${street && html`<br>${street}`}${(postal_code || city) && html`<br>${`${postal_code} ${city}`.trim()}`}</address>
    ${representative && html`<p>Vertreten durch: ${representative}</p>`}`

const contact = (html, { email, phone }) =>
  (email || phone) &&
  html`<h2>Kontakt</h2><dl>
    ${phone && html`<dt>Telefon</dt><dd><a href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a></dd>`}
    ${email && html`<dt>E-Mail</dt><dd><a href="mailto:${encodeURIComponent(email).replace('%40', '@')}">${email}</a></dd>`}
  </dl>`

const register = (html, { register_court, register_number, vat_id }) => [
  register_number &&
    html`<h2>Registereintrag</h2><dl>
      <dt>Registergericht</dt><dd>${register_court}</dd>
      <dt>Registernummer</dt><dd>${register_number}</dd>
    </dl>`,
  vat_id &&
    html`<h2>Umsatzsteuer</h2><p>Umsatzsteuer-Identifikationsnummer gemäß § 27a Umsatzsteuergesetz: ${vat_id}</p>`,
]

const further = (html, { authority, editor }) => [
  authority && html`<h2>Aufsicht</h2><p>${authority}</p>`,
  editor && html`<h2>Verantwortlich für den Inhalt nach § 18 Abs. 2 MStV</h2><p>${editor}</p>`,
]
