import { openShelf } from '../../document-store'
import { openZoneBook, type ZoneBook } from '../zones/zone-store'
import type { Contact, Domain, LogEntry, Message } from './documents'

type Counter = { value: number }

/** Everything the registrar remembers; durable, so a crash of ours loses nothing of it. */
export type State = {
  zones: ZoneBook
  next(counter: 'roId' | 'recordId' | 'contactId' | 'messageId' | 'logId' | 'svTRID'): number
  balanceCents(): number
  spend(cents: number): void
  setBalance(cents: number): void
  /** The last period in which a TAN was taken, by `Math.floor(seconds / 30)`. */
  lastTan(): number
  takeTan(period: number): void
  domain(name: string): Domain | undefined
  domains(): Domain[]
  putDomain(domain: Domain): void
  dropDomain(name: string): void
  /** Names that somebody else has registered meanwhile. */
  isStrangers(name: string): boolean
  giveAway(name: string): void
  logs(): LogEntry[]
  putLog(entry: Omit<LogEntry, 'logId'>): void
  contacts(): Contact[]
  putContact(contact: Contact): void
  dropContact(id: number): void
  messages(): Message[]
  putMessage(message: Message): void
  dropMessage(id: number): void
  together<T>(work: () => T): T
  close(): void
}

/** Record ids have been above 2^31 since November 2025. */
const firsts = {
  roId: 980_400,
  recordId: 2_153_811_000,
  contactId: 740_200,
  messageId: 5_100,
  logId: 31_000,
  svTRID: 1,
}

export const openState = (path: string, balanceCents: number): State => {
  const shelf = openShelf(path)
  const number = (name: string, otherwise: number) =>
    shelf.get<Counter>('counter', name)?.value ?? otherwise
  const keep = (name: string, value: number) => shelf.put('counter', name, { value })
  const next: State['next'] = (counter) => {
    const value = number(counter, firsts[counter]) + 1
    keep(counter, value)
    return value
  }
  return {
    zones: openZoneBook(shelf),
    next,
    balanceCents: () => number('balanceCents', balanceCents),
    spend: (cents) => keep('balanceCents', number('balanceCents', balanceCents) - cents),
    setBalance: (cents) => keep('balanceCents', cents),
    lastTan: () => number('lastTan', 0),
    takeTan: (period) => keep('lastTan', period),
    domain: (name) => shelf.get<Domain>('domain', name),
    domains: () => shelf.list<Domain>('domain'),
    putDomain: (domain) => shelf.put('domain', domain.name, domain),
    dropDomain: (name) => shelf.drop('domain', name),
    isStrangers: (name) => shelf.get('stranger', name) !== undefined,
    giveAway: (name) => shelf.put('stranger', name, { name }),
    logs: () => shelf.list<LogEntry>('log'),
    putLog: (entry) => {
      const logId = next('logId')
      shelf.put('log', String(logId), { logId, ...entry })
    },
    contacts: () => shelf.list<Contact>('contact'),
    putContact: (contact) => shelf.put('contact', String(contact.id), contact),
    dropContact: (id) => shelf.drop('contact', String(id)),
    messages: () => shelf.list<Message>('message'),
    putMessage: (message) => shelf.put('message', String(message.id), message),
    dropMessage: (id) => shelf.drop('message', String(id)),
    together: shelf.together,
    close: shelf.close,
  }
}
