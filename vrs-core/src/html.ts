import type { Html, HtmlValue } from './plugin-contract'

class Escaped implements Html {
  readonly escaped = true
  constructor(private readonly text: string) {}
  toString() {
    return this.text
  }
}

const htmlEntities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeText = (text: string) => text.replace(/[&<>"']/g, (sign) => htmlEntities[sign] ?? sign)

const renderValue = (value: HtmlValue): string => {
  if (value === null || value === undefined || typeof value === 'boolean') return ''
  if (isHtml(value)) return value.toString()
  if (Array.isArray(value)) return value.map(renderValue).join('')
  return escapeText(String(value))
}

/** Only instances created here count as escaped, so that data cannot pretend to be. */
export const isHtml = (value: unknown): value is Html => value instanceof Escaped

export const html = (text: TemplateStringsArray, ...values: readonly HtmlValue[]): Html =>
  new Escaped(text.reduce((page, part, index) => `${page}${renderValue(values[index - 1])}${part}`))
