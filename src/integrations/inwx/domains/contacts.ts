import { z } from 'zod'
import type { Line } from '../transport/http-client'
import type { InwxClient, Registrant } from '../types'
import { voiceOf } from './format-phone'

const created = z.object({ id: z.coerce.string() })

const paramsOf = (registrant: Registrant) => ({
  type: registrant.kind === 'person' ? 'PERSON' : 'ORG',
  name: registrant.name.trim(),
  ...(registrant.organisation && { org: registrant.organisation.trim() }),
  street: registrant.street.trim(),
  city: registrant.city.trim(),
  pc: registrant.postalCode.trim(),
  cc: registrant.country.trim().toUpperCase(),
  voice: voiceOf(registrant.phone, registrant.country.trim()),
  email: registrant.email.trim(),
  extData: { 'PARSE-VOICE': true },
  forceNew: false,
})

export const openContacts = (line: Line): Pick<InwxClient, 'ensureContact'> => ({
  ensureContact: async (registrant) =>
    (await line.call('contact.create', paramsOf(registrant), created)).id,
})
