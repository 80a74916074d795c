import type { Vault } from './vault'

/** A mail as it was sent. */
export type MailText = { to: string; subject: string; text: string; html?: string }

/** `stream`: of the person under whose key it is sealed. */
type MailBinding = { stream: string; messageId: string }

const toSealBinding = ({ stream, messageId }: MailBinding) => ({
  stream,
  type: 'mail',
  field: messageId,
})

/** Compressed, since the HTML of most mails is the same layout. */
export const sealMail = (vault: Vault, key: Uint8Array, at: MailBinding, mail: MailText) => {
  const packed = Bun.gzipSync(new TextEncoder().encode(JSON.stringify(mail)))
  return vault.seal(key, toSealBinding(at), Buffer.from(packed).toString('base64'))
}

export const openMail = (
  vault: Vault,
  key: Uint8Array,
  at: MailBinding,
  sealed: string,
): MailText => {
  const packed = Buffer.from(vault.open(key, toSealBinding(at), sealed), 'base64')
  return JSON.parse(new TextDecoder().decode(Bun.gunzipSync(packed)))
}
