export type ParsedMail = {
  to: string
  subject: string
  messageId: string
  text: string
  html?: string
}

type MimePart = { headers: Map<string, string>; body: string }

/** `raw` holds one byte per character (latin1). */
const parsePart = (raw: string): MimePart => {
  const end = raw.search(/\r?\n\r?\n/)
  const head = end < 0 ? raw : raw.slice(0, end)
  const body = end < 0 ? '' : raw.slice(end).replace(/^\r?\n\r?\n/, '')
  const headers = new Map<string, string>()
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim())
  }
  return { headers, body }
}

const decodeCharset = (bytes: Buffer, charset: string) => {
  try {
    return new TextDecoder(charset as Bun.Encoding).decode(bytes)
  } catch {
    return bytes.toString('utf8')
  }
}

const decodeQuotedPrintable = (quoted: string) =>
  Buffer.from(
    quoted
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

const decodeTransferEncoding = (content: string, encoding: string) => {
  if (encoding === 'base64') return Buffer.from(content, 'base64')
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(content)
  return Buffer.from(content, 'latin1')
}

const encodedWordPattern = /=\?([^?*]+)(?:\*[^?]*)?\?([bq])\?([^?]*)\?=/gi

const decodeHeader = (value = '') =>
  decodeCharset(Buffer.from(value, 'latin1'), 'utf-8')
    .replace(/(\?=)\s+(=\?)/g, '$1$2')
    .replace(encodedWordPattern, (_, charset: string, kind: string, content: string) =>
      kind.toLowerCase() === 'b'
        ? decodeCharset(Buffer.from(content, 'base64'), charset)
        : decodeCharset(decodeQuotedPrintable(content.replaceAll('_', ' ')), charset),
    )

const readParameter = (header: string, name: string) => {
  const found = new RegExp(`${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header)
  return found?.[1] ?? found?.[2]
}

const splitMultipart = (body: string, boundary: string) =>
  body
    .split(`--${boundary}`)
    .slice(1)
    .filter((piece) => !piece.startsWith('--'))
    .map((piece) => parsePart(piece.replace(/^[ \t]*\r?\n/, '').replace(/\r?\n$/, '')))

const readContents = (part: MimePart): { text?: string; html?: string } => {
  const type = part.headers.get('content-type') ?? 'text/plain'
  const boundary = readParameter(type, 'boundary')
  if (/^multipart\//i.test(type) && boundary)
    return Object.assign({}, ...splitMultipart(part.body, boundary).map(readContents).reverse())
  const encoding = (part.headers.get('content-transfer-encoding') ?? '').toLowerCase()
  const content = decodeCharset(
    decodeTransferEncoding(part.body, encoding),
    readParameter(type, 'charset') ?? 'utf-8',
  )
  const value = content.replaceAll('\r\n', '\n').replace(/\n$/, '')
  if (/^text\/html/i.test(type)) return { html: value }
  return /^text\//i.test(type) ? { text: value } : {}
}

/** The readable parts of a mail; attachments are left out. */
export const parseMail = (raw: Buffer): ParsedMail => {
  const mail = parsePart(raw.toString('latin1'))
  const { text = '', html } = readContents(mail)
  return {
    to: decodeHeader(mail.headers.get('to')),
    subject: decodeHeader(mail.headers.get('subject')),
    messageId: decodeHeader(mail.headers.get('message-id')),
    text,
    ...(html !== undefined && { html }),
  }
}
