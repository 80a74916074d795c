/** A label, its control, and below it what is wrong or what helps. */
export const field = (html, wanted, values, errors) => {
  const { key, label, hint } = wanted
  const error = errors[key]
  const note = error ?? hint
  return html`<div class="field">
    <label for="${key}">${label}</label>
    ${control(html, wanted, values[key] ?? '', error, note)}
    ${note && html`<p class="${error ? 'error' : 'hint'}" id="${key}-note">${note}</p>`}
  </div>`
}

const control = (html, wanted, value, error, note) => {
  const { key, kind = 'text', max, required, autocomplete, rows } = wanted
  const attributes = html`id="${key}" name="${key}" maxlength="${max}"${required && html` required`}${
    autocomplete && html` autocomplete="${autocomplete}"`
  }${error && html` aria-invalid="true"`}${note && html` aria-describedby="${key}-note"`}`
  return kind === 'textarea'
    ? html`<textarea ${attributes} rows="${rows ?? 6}">${value}</textarea>`
    : html`<input type="${kind}" ${attributes} value="${value}">`
}

/** What stands above a form that was not taken. */
export const refusal = (html, errors) =>
  Object.keys(errors).length > 0 &&
  html`<p class="notice bad" role="alert">Bitte prüfen Sie Ihre Angaben. Ihre Nachricht wurde noch nicht gesendet.</p>`

/** A form's texts: trimmed, lines of one kind, nothing unprintable; what is no text is empty. */
export const texts = (body, fields) =>
  Object.fromEntries(
    fields.map(({ key, kind }) => {
      const value = typeof body[key] === 'string' ? body[key] : ''
      const lines = value
        .replace(/\r\n?/g, '\n')
        .replace(/(?!\n|\u200C|\u200D|[\u{E0020}-\u{E007F}])\p{C}/gu, '')
      return [key, (kind === 'textarea' ? lines : lines.replace(/\s+/g, ' ')).trim()]
    }),
  )

/** The first thing wrong with each field; `rules` say what else a filled one must be. */
export const problems = (values, fields, rules) => {
  const found = fields.map(({ key, label, max, required }) => {
    const value = values[key]
    if (value === '') return [key, required]
    if (value.length > max)
      return [key, `${label}: bitte höchstens ${max} Zeichen, es sind ${value.length}.`]
    return [key, rules[key]?.(value)]
  })
  return Object.fromEntries(found.filter(([, problem]) => problem))
}

export const emailRule = (value) =>
  /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(value)
    ? undefined
    : 'Diese E-Mail-Adresse scheint nicht vollständig zu sein. Sie sieht zum Beispiel so aus: name@beispiel.de.'
