import { z } from 'zod'
import { ace } from '../../to-ace'
import type { Line } from '../transport/http-client'
import { cents } from './prices'

const logs = z
  .object({
    domain: z
      .array(
        z.object({
          status: z.string().default(''),
          price: z.coerce.number().catch(0),
          userText: z.string().default(''),
        }),
      )
      .default([]),
  })
  .prefault({})

/** What happened to a domain, the newest first; also of one that is gone again. */
const readLog = async (line: Line, name: string) => {
  const asked = { domain: ace(name), order: 'LOGTIMEDESC', pagelimit: 50 }
  return (await line.call('domain.log', asked, logs)).domain
}

/** Why a registration or transfer failed, in INWX's words. */
export const becauseOf = async (line: Line, name: string): Promise<string | undefined> => {
  const told = (await readLog(line, name)).filter(({ userText }) => userText !== '')
  const failure = told.find(({ status }) => /\b(FAILED|CANCELL?ED|REJECTED)$/.test(status))
  return (failure ?? told[0])?.userText
}

/** What the last purchase of this kind (`REG`, `TRANSFER`, `RENEWAL`) cost, where the log tells. */
export const costOf = async (line: Line, name: string, kind: string) =>
  (await readLog(line, name))
    .filter(({ status, price }) => status.startsWith(`${kind} `) && price > 0)
    .map(({ price }) => cents(price))[0]
