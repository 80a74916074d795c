export type ParsedMail = {
  to: string
  subject: string
  messageId: string
  text: string
  html?: string
}

type Part = { headers: Map<string, string>; body: string }

/** `raw` holds one byte per character (latin1). */
const split = (raw: string): Part => {
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

const decode = (bytes: Buffer, charset: string) => {
  try {
    return new TextDecoder(charset as Bun.Encoding).decode(bytes)
  } catch {
    return bytes.toString('utf8')
  }
}

const unquote = (quoted: string) =>
  Buffer.from(
    quoted
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

const bytesOf = (content: string, encoding: string) => {
  if (encoding === 'base64') return Buffer.from(content, 'base64')
  if (encoding === 'quoted-printable') return unquote(content)
  return Buffer.from(content, 'latin1')
}

const encodedWord = /=\?([^?*]+)(?:\*[^?]*)?\?([bq])\?([^?]*)\?=/gi

const decodeHeader = (value = '') =>
  decode(Buffer.from(value, 'latin1'), 'utf-8')
    .replace(/(\?=)\s+(=\?)/g, '$1$2')
    .replace(encodedWord, (_, charset: string, kind: string, content: string) =>
      kind.toLowerCase() === 'b'
        ? decode(Buffer.from(content, 'base64'), charset)
        : decode(unquote(content.replaceAll('_', ' ')), charset),
    )

const parameter = (header: string, name: string) => {
  const found = new RegExp(`${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header)
  return found?.[1] ?? found?.[2]
}

const partsOf = (body: string, boundary: string) =>
  body
    .split(`--${boundary}`)
    .slice(1)
    .filter((piece) => !piece.startsWith('--'))
    .map((piece) => split(piece.replace(/^[ \t]*\r?\n/, '').replace(/\r?\n$/, '')))

const contents = (part: Part): { text?: string; html?: string } => {
  const type = part.headers.get('content-type') ?? 'text/plain'
  const boundary = parameter(type, 'boundary')
  if (/^multipart\//i.test(type) && boundary)
    return Object.assign({}, ...partsOf(part.body, boundary).map(contents).reverse())
  const encoding = (part.headers.get('content-transfer-encoding') ?? '').toLowerCase()
  const content = decode(bytesOf(part.body, encoding), parameter(type, 'charset') ?? 'utf-8')
  const value = content.replaceAll('\r\n', '\n').replace(/\n$/, '')
  if (/^text\/html/i.test(type)) return { html: value }
  return /^text\//i.test(type) ? { text: value } : {}
}

/** The readable parts of a mail; attachments are left out. */
export const parseMail = (raw: Buffer): ParsedMail => {
  const mail = split(raw.toString('latin1'))
  const { text = '', html } = contents(mail)
  return {
    to: decodeHeader(mail.headers.get('to')),
    subject: decodeHeader(mail.headers.get('subject')),
    messageId: decodeHeader(mail.headers.get('message-id')),
    text,
    ...(html !== undefined && { html }),
  }
}
