import { type Method, method } from '../api/define-method'
import {
  anything,
  flag,
  int,
  matching,
  notHere,
  oneOf,
  optional,
  type Rule,
  required,
  text,
} from '../api/parameters'
import { done, refuse } from '../api/results'
import type { Contact } from '../store/documents'
import type { State } from '../store/inwx-store'

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

const demandContact = (state: State, id: number): Contact => {
  const found = state.contacts().find((contact) => contact.id === id)
  if (!found) throw refuse(2303, `The contact ${id} does not exist.`)
  return found
}

const isUsed = (state: State, id: number) =>
  state.domains().some((domain) => Object.values(domain.contacts).includes(id))

const { type: _type, forceNew: _forceNew, ...changeable } = given
const ofSome = Object.fromEntries(
  Object.entries(changeable).map(([name, rule]) => [name, optional(rule as Rule<unknown>)]),
) as { [K in keyof typeof changeable]: Rule<ReturnType<(typeof changeable)[K]> | undefined> }

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
    return done({ contact: demandContact(state, id) })
  }),
  'contact.list': method(
    {
      order: optional(text(20)),
      search: optional(text(64)),
      readOnly: notHere,
      page: optional(int(1)),
      pagelimit: optional(int(1, 10_000)),
      withoutVerification: optional(flag),
      id: optional(int(1)),
    },
    ({ search = '', id, page = 1, pagelimit = 20 }, { state }) => {
      const all = state
        .contacts()
        .filter((one) => id === undefined || one.id === id)
        .filter((one) => `${one.name} ${one.org} ${one.email}`.includes(search))
        .reverse()
      const contact = all.slice((page - 1) * pagelimit, page * pagelimit)
      return done({ count: String(all.length), contact })
    },
  ),
  'contact.update': method(
    { id: required(int(1)), ...ofSome },
    ({ id, extData, testing, ...changes }, { state }) => {
      const before = demandContact(state, id)
      const said = Object.entries(changes).filter(([, value]) => value !== undefined)
      const after: Contact = { ...before, ...Object.fromEntries(said) }
      after.voice = voiceOf(after.voice, extData)
      if (!testing) state.putContact(after)
      return done()
    },
  ),
  'contact.delete': method(
    { id: required(int(1)), testing: optional(flag) },
    ({ id, testing }, { state }) => {
      demandContact(state, id)
      if (isUsed(state, id)) throw refuse(2305, `The contact ${id} is used by a domain.`)
      if (!testing) state.dropContact(id)
      return done()
    },
  ),
}
