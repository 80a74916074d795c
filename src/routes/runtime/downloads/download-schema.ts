import { z } from 'zod'

/** Without a version, the one that the lock names. */
export const downloadSchema = z.object({ version: z.string().min(1).max(100).optional() })
