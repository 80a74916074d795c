import { z } from 'zod'
import { toAce } from '../../to-ace'
import type { InwxHttpClient } from '../transport/http-client'
import { toCents } from './prices'

const domainLogSchema = z
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
const readLog = async (http: InwxHttpClient, name: string) => {
  const asked = { domain: toAce(name), order: 'LOGTIMEDESC', pagelimit: 50 }
  return (await http.call('domain.log', asked, domainLogSchema)).domain
}

/** Why a registration or transfer failed, in INWX's words. */
export const findFailureReason = async (
  http: InwxHttpClient,
  name: string,
): Promise<string | undefined> => {
  const told = (await readLog(http, name)).filter(({ userText }) => userText !== '')
  const failure = told.find(({ status }) => /\b(FAILED|CANCELL?ED|REJECTED)$/.test(status))
  return (failure ?? told[0])?.userText
}

/** What the last purchase of this kind (`REG`, `TRANSFER`, `RENEWAL`) cost, where the log tells. */
export const findLoggedCost = async (http: InwxHttpClient, name: string, kind: string) =>
  (await readLog(http, name))
    .filter(({ status, price }) => status.startsWith(`${kind} `) && price > 0)
    .map(({ price }) => toCents(price))[0]
