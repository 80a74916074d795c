import { z } from 'zod'
import { keep, readKept } from './json-file'

const credentials = z.object({
  inwxUsername: z.string(),
  inwxPassword: z.string(),
  coolifyToken: z.string(),
  stripeSecretKey: z.string(),
  stripeWebhookSecret: z.string(),
})

export type Credentials = z.output<typeof credentials>

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes)).toHex()

/** The accounts' secrets, made at the first start and the same ever after. */
export const credentialsIn = (folder: string): Credentials => {
  const path = `${folder}/credentials.json`
  const kept = readKept(path, credentials)
  if (kept) return kept
  const made: Credentials = {
    inwxUsername: 'vrs-sandbox',
    inwxPassword: random(16),
    coolifyToken: `1|${random(20)}`,
    stripeSecretKey: `sk_test_${random(16)}`,
    stripeWebhookSecret: `whsec_${random(16)}`,
  }
  keep(path, made)
  return made
}
