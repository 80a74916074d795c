import { defineMethod, type InwxMethod } from '../api/define-method'
import { pageParameters, takePage } from '../api/paging'
import {
  anyValue,
  bool,
  int,
  matchingText,
  oneOf,
  optional,
  type ParameterRule,
  required,
  text,
  unsupported,
} from '../api/parameters'
import { createMethodError, respondSuccess } from '../api/results'
import type { RegistrarContact } from '../store/documents'
import type { InwxStore } from '../store/inwx-store'
import { findContactModel } from './contact-model'

const voicePattern = /^\+\d{1,3}\.\d{3,14}(-\d{1,6})?$/

/** With `extData.PARSE-VOICE` INWX converts other notations into its own. */
const normalizeVoice = (voice: string, extData: unknown): string => {
  if (voicePattern.test(voice)) return voice
  const mayParse = typeof extData === 'object' && extData !== null && 'PARSE-VOICE' in extData
  const digits = voice.replace(/[^\d+]/g, '').replace(/^00/, '+')
  if (!mayParse || !/^\+\d{6,15}$/.test(digits))
    throw createMethodError(2005, 'Parameter voice must look like +49.301234567.')
  return `${digits.slice(0, 3)}.${digits.slice(3)}`
}

const serializePerson = ({ id: _, roId: __, ...rest }: RegistrarContact) => JSON.stringify(rest)

const contactParameters = {
  type: required(oneOf('ORG', 'PERSON', 'ROLE')),
  name: required(text(255)),
  org: optional(text(255)),
  street: required(text(64)),
  city: required(text(64)),
  pc: required(text(10)),
  sp: optional(text(64)),
  cc: required(matchingText(/^[A-Z]{2}$/i, 2)),
  voice: required(text(40)),
  fax: optional(text(40)),
  email: required(matchingText(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 254)),
  remarks: optional(text(255)),
  forceNew: optional(bool),
  extData: optional(anyValue),
  testing: optional(bool),
}

const requireContact = (store: InwxStore, id: number): RegistrarContact => {
  const contact = store.listContacts().find((one) => one.id === id)
  if (!contact) throw createMethodError(2303, `The contact ${id} does not exist.`)
  return contact
}

const isContactInUse = (store: InwxStore, id: number) =>
  store.listDomains().some((domain) => Object.values(domain.contacts).includes(id))

const { type: _type, forceNew: _forceNew, ...changeable } = contactParameters
const optionalParameters = Object.fromEntries(
  Object.entries(changeable).map(([name, rule]) => [
    name,
    optional(rule as ParameterRule<unknown>),
  ]),
) as {
  [K in keyof typeof changeable]: ParameterRule<ReturnType<(typeof changeable)[K]> | undefined>
}

export const contactMethods: Record<string, InwxMethod> = {
  'contact.create': defineMethod(
    contactParameters,
    ({ forceNew, extData, testing, ...person }, { store }) => {
      const { org = '', sp = '', fax = '', remarks = '' } = person
      const voice = normalizeVoice(person.voice, extData)
      const contact = { id: 0, roId: 0, ...person, org, sp, fax, remarks, voice }
      const existing = store
        .listContacts()
        .find((one) => serializePerson(one) === serializePerson(contact))
      if (existing && !forceNew) return respondSuccess({ id: String(existing.id) })
      if (testing) return respondSuccess({ id: 0 })
      const id = store.nextNumber('contactId')
      store.putContact({ ...contact, id, roId: id })
      return respondSuccess({ id })
    },
  ),
  'contact.info': defineMethod(
    { id: required(int(1)), wide: optional(int(0)) },
    ({ id }, { store }) => {
      const contact = findContactModel(store, id)
      if (!contact) throw createMethodError(2303, `The contact ${id} does not exist.`)
      return respondSuccess({ contact })
    },
  ),
  'contact.list': defineMethod(
    {
      order: optional(text(20)),
      search: optional(text(64)),
      readOnly: unsupported,
      ...pageParameters,
      withoutVerification: optional(bool),
      id: optional(int(1)),
    },
    ({ search = '', id, page, pagelimit }, { store }) => {
      const all = store
        .listContacts()
        .filter((one) => id === undefined || one.id === id)
        .filter((one) => `${one.name} ${one.org} ${one.email}`.includes(search))
        .reverse()
      const contact = takePage(all, { page, pagelimit })
      return respondSuccess({ count: all.length, contact })
    },
  ),
  'contact.update': defineMethod(
    { id: required(int(1)), ...optionalParameters },
    ({ id, extData, testing, ...changes }, { store }) => {
      const before = requireContact(store, id)
      const definedChanges = Object.entries(changes).filter(([, value]) => value !== undefined)
      const after: RegistrarContact = { ...before, ...Object.fromEntries(definedChanges) }
      after.voice = normalizeVoice(after.voice, extData)
      if (!testing) store.putContact(after)
      return respondSuccess()
    },
  ),
  'contact.delete': defineMethod(
    { id: required(int(1)), testing: optional(bool) },
    ({ id, testing }, { store }) => {
      requireContact(store, id)
      if (isContactInUse(store, id))
        throw createMethodError(2305, `The contact ${id} is used by a domain.`)
      if (!testing) store.removeContact(id)
      return respondSuccess()
    },
  ),
}
