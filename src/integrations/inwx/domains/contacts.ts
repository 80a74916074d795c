import { z } from 'zod'
import type { InwxHttpClient } from '../transport/http-client'
import type { InwxClient, Registrant } from '../types'
import { formatPhone } from './format-phone'

const createdSchema = z.object({ id: z.coerce.string() })

const contactParams = (registrant: Registrant) => ({
  type: registrant.kind === 'person' ? 'PERSON' : 'ORG',
  name: registrant.name.trim(),
  ...(registrant.organisation && { org: registrant.organisation.trim() }),
  street: registrant.street.trim(),
  city: registrant.city.trim(),
  pc: registrant.postalCode.trim(),
  cc: registrant.country.trim().toUpperCase(),
  voice: formatPhone(registrant.phone, registrant.country.trim()),
  email: registrant.email.trim(),
  extData: { 'PARSE-VOICE': true },
  forceNew: false,
})

type ContactCalls = Pick<InwxClient, 'checkContact' | 'ensureContact'>

export const createContactCalls = (http: InwxHttpClient): ContactCalls => ({
  checkContact: async (registrant) => {
    const params = { ...contactParams(registrant), testing: true }
    await http.call('contact.create', params, z.unknown())
  },
  ensureContact: async (registrant) =>
    (await http.call('contact.create', contactParams(registrant), createdSchema)).id,
})
