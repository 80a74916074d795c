import PostalMime from 'postal-mime'

export type ParsedMail = {
  to: string
  subject: string
  messageId: string
  text: string
  html?: string
}

const withoutLastBreak = (text: string) => text.replaceAll('\r\n', '\n').replace(/\n$/, '')

/** The readable parts of a mail; attachments are left out. */
export const parseMail = async (raw: Buffer): Promise<ParsedMail> => {
  const { headers, subject = '', messageId = '', text = '', html } = await PostalMime.parse(raw)
  return {
    to: headers.find(({ key }) => key === 'to')?.value ?? '',
    subject,
    messageId,
    text: withoutLastBreak(text),
    ...(html === undefined ? {} : { html: withoutLastBreak(html) }),
  }
}
