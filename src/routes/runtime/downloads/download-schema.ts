import { z } from 'zod'

/** Without a version, the one that the lock names. */
export const downloadWish = z.object({ version: z.string().min(1).max(100).optional() })
