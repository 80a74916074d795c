import { z } from 'zod'

/** PostgreSQL keeps neither NUL nor half a surrogate pair. */
const isStorable = (text: string) => text.isWellFormed() && !text.includes('\0')
const boundedText = (most: number) =>
  z.string().max(most).refine(isStorable, 'expected no NUL and no lone surrogate')
const nonEmptyText = (most: number) => boundedText(most).min(1)

const name = nonEmptyText(64)
const version = nonEmptyText(100)

const plugin = z.object({
  name,
  version,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hex digits'),
  state: nonEmptyText(20),
})

const error = z.object({
  code: nonEmptyText(64),
  plugin: name.optional(),
  message: boundedText(2000),
})

/** What a runtime says about itself after it booted; fields we do not know are passed over. */
export const bootReportSchema = z.object({
  bootId: nonEmptyText(64),
  coreVersion: version,
  plugins: z.array(plugin).max(200),
  healthy: z.boolean(),
  migrationsRun: z.array(boundedText(300)).max(2000),
  bootedInMs: z.int().min(0).max(86_400_000),
  errors: z.array(error).max(200),
})

export type BootReport = z.infer<typeof bootReportSchema>
