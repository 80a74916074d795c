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

/** The accounts' secrets, created at the first start. */
export const loadCredentials = (folder: string): SandboxCredentials => {
  const path = `${folder}/credentials.json`
  const stored = readJsonFile(path, credentialsSchema)
  if (stored) return stored
  const created: SandboxCredentials = {
    inwxUsername: 'vrs-sandbox',
    inwxPassword: randomHex(16),
    coolifyToken: `1|${randomHex(20)}`,
    stripeSecretKey: `sk_test_${randomHex(16)}`,
    stripeWebhookSecret: `whsec_${randomHex(16)}`,
  }
  writeJsonFile(path, created)
  return created
}
