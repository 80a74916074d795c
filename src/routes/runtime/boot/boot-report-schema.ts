import { z } from 'zod'

/** PostgreSQL keeps neither NUL nor half a surrogate pair. */
const keepable = (text: string) => text.isWellFormed() && !text.includes('\0')
const text = (most: number) =>
  z.string().max(most).refine(keepable, 'expected no NUL and no lone surrogate')
const word = (most: number) => text(most).min(1)

const name = word(64)
const version = word(100)

const plugin = z.object({
  name,
  version,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hex digits'),
  state: word(20),
})

const error = z.object({
  code: word(64),
  plugin: name.optional(),
  message: text(2000),
})

/** What a runtime says about itself after it booted; fields we do not know are passed over. */
export const bootBody = z.object({
  bootId: word(64),
  coreVersion: version,
  plugins: z.array(plugin).max(200),
  healthy: z.boolean(),
  migrationsRun: z.array(text(300)).max(2000),
  bootedInMs: z.int().min(0).max(86_400_000),
  errors: z.array(error).max(200),
})

export type BootBody = z.infer<typeof bootBody>
