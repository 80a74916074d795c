import { done, refuse } from './answers'
import { type Method, method } from './call'
import { anything, flag, int, matching, oneOf, optional, required, text } from './params'
import type { Contact } from './words'

const strictVoice = /^\+\d{1,3}\.\d{3,14}(-\d{1,6})?$/

/** With `extData.PARSE-VOICE` INWX brings a number into its own form. */
const voiceOf = (voice: string, extData: unknown): string => {
  if (strictVoice.test(voice)) return voice
  const parsed = typeof extData === 'object' && extData !== null && 'PARSE-VOICE' in extData
  const digits = voice.replace(/[^\d+]/g, '').replace(/^00/, '+')
  if (!parsed || !/^\+\d{6,15}$/.test(digits))
    throw refuse(2005, 'Parameter voice must look like +49.301234567.')
  return `${digits.slice(0, 3)}.${digits.slice(3)}`
}

const person = ({ id: _, roId: __, ...rest }: Contact) => JSON.stringify(rest)

const given = {
  type: required(oneOf('ORG', 'PERSON', 'ROLE')),
  name: required(text(255)),
  org: optional(text(255)),
  street: required(text(64)),
  city: required(text(64)),
  pc: required(text(10)),
  sp: optional(text(64)),
  cc: required(matching(/^[A-Z]{2}$/i, 2)),
  voice: required(text(40)),
  fax: optional(text(40)),
  email: required(matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 254)),
  remarks: optional(text(255)),
  forceNew: optional(flag),
  extData: optional(anything),
  testing: optional(flag),
}

export const contacts: Record<string, Method> = {
  'contact.create': method(given, ({ forceNew, extData, testing, ...wanted }, { state }) => {
    const { org = '', sp = '', fax = '', remarks = '' } = wanted
    const voice = voiceOf(wanted.voice, extData)
    const contact = { id: 0, roId: 0, ...wanted, org, sp, fax, remarks, voice }
    const same = state.contacts().find((one) => person(one) === person(contact))
    if (same && !forceNew) return done({ id: same.id })
    if (testing) return done({ id: 0 })
    const id = state.next('contactId')
    state.putContact({ ...contact, id, roId: id })
    return done({ id })
  }),
  'contact.info': method({ id: required(int(1)), wide: optional(int(0)) }, ({ id }, { state }) => {
    const found = state.contacts().find((contact) => contact.id === id)
    if (!found) throw refuse(2303, `The contact ${id} does not exist.`)
    return done({ contact: found })
  }),
}
