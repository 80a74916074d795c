import { z } from 'zod'
import { readJsonFile, writeJsonFile } from './json-file'

const credentialsSchema = z.object({
  inwxUsername: z.string(),
  inwxPassword: z.string(),
  coolifyToken: z.string(),
  stripeSecretKey: z.string(),
  stripeWebhookSecret: z.string(),
})

export type SandboxCredentials = z.output<typeof credentialsSchema>

const randomHex = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes)).toHex()

/** The accounts' secrets, made at the first start and the same ever after. */
export const loadCredentials = (folder: string): SandboxCredentials => {
  const path = `${folder}/credentials.json`
  const kept = readJsonFile(path, credentialsSchema)
  if (kept) return kept
  const made: SandboxCredentials = {
    inwxUsername: 'vrs-sandbox',
    inwxPassword: randomHex(16),
    coolifyToken: `1|${randomHex(20)}`,
    stripeSecretKey: `sk_test_${randomHex(16)}`,
    stripeWebhookSecret: `whsec_${randomHex(16)}`,
  }
  writeJsonFile(path, made)
  return made
}
