import { z } from 'zod'

/** INWX's outcome; HTTP says nothing. `resData` is missing on errors and where there is nothing to tell. */
export const envelopeSchema = z.object({
  code: z.coerce.number().int(),
  msg: z.string().default(''),
  resData: z.unknown().optional(),
  reasonCode: z.string().optional(),
  reason: z.string().optional(),
  svTRID: z.string().optional(),
})

export type Envelope = z.infer<typeof envelopeSchema>

export const parseEnvelope = (body: string): Envelope | undefined => {
  try {
    return envelopeSchema.safeParse(JSON.parse(body)).data
  } catch {
    return undefined
  }
}
