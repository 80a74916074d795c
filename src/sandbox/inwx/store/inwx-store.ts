import { openDocumentStore } from '../../document-store'
import { openZoneStore, type ZoneStore } from '../zones/zone-store'
import type {
  RegisteredDomain,
  RegistrarContact,
  RegistrarLogEntry,
  RegistrarMessage,
} from './documents'

type StoredCounter = { value: number }

/** Everything the registrar remembers; durable, so a crash of ours loses nothing of it. */
export type InwxStore = {
  zones: ZoneStore
  nextNumber(counter: 'roId' | 'recordId' | 'contactId' | 'messageId' | 'logId' | 'svTRID'): number
  getBalanceCents(): number
  debitBalance(cents: number): void
  setBalance(cents: number): void
  /** The last period in which a TAN was taken, by `Math.floor(seconds / 30)`. */
  getLastTanPeriod(): number
  recordTanPeriod(period: number): void
  getDomain(name: string): RegisteredDomain | undefined
  listDomains(): RegisteredDomain[]
  putDomain(domain: RegisteredDomain): void
  removeDomain(name: string): void
  /** Names that somebody else has registered meanwhile. */
  isRegisteredElsewhere(name: string): boolean
  registerElsewhere(name: string): void
  listLogs(): RegistrarLogEntry[]
  putLog(entry: Omit<RegistrarLogEntry, 'logId'>): void
  listContacts(): RegistrarContact[]
  putContact(contact: RegistrarContact): void
  removeContact(id: number): void
  listMessages(): RegistrarMessage[]
  putMessage(message: RegistrarMessage): void
  removeMessage(id: number): void
  inTransaction<T>(work: () => T): T
  close(): void
}

/** Record ids have been above 2^31 since November 2025. */
const firstNumbers = {
  roId: 980_400,
  recordId: 2_153_811_000,
  contactId: 740_200,
  messageId: 5_100,
  logId: 31_000,
  svTRID: 1,
}

export const openInwxStore = (path: string, balanceCents: number): InwxStore => {
  const shelf = openDocumentStore(path)
  const number = (name: string, otherwise: number) =>
    shelf.get<StoredCounter>('counter', name)?.value ?? otherwise
  const keep = (name: string, value: number) => shelf.put('counter', name, { value })
  const next: InwxStore['nextNumber'] = (counter) => {
    const value = number(counter, firstNumbers[counter]) + 1
    keep(counter, value)
    return value
  }
  return {
    zones: openZoneStore(shelf),
    nextNumber: next,
    getBalanceCents: () => number('balanceCents', balanceCents),
    debitBalance: (cents) => keep('balanceCents', number('balanceCents', balanceCents) - cents),
    setBalance: (cents) => keep('balanceCents', cents),
    getLastTanPeriod: () => number('lastTan', 0),
    recordTanPeriod: (period) => keep('lastTan', period),
    getDomain: (name) => shelf.get<RegisteredDomain>('domain', name),
    listDomains: () => shelf.list<RegisteredDomain>('domain'),
    putDomain: (domain) => shelf.put('domain', domain.name, domain),
    removeDomain: (name) => shelf.remove('domain', name),
    isRegisteredElsewhere: (name) => shelf.get('stranger', name) !== undefined,
    registerElsewhere: (name) => shelf.put('stranger', name, { name }),
    listLogs: () => shelf.list<RegistrarLogEntry>('log'),
    putLog: (entry) => {
      const logId = next('logId')
      shelf.put('log', String(logId), { logId, ...entry })
    },
    listContacts: () => shelf.list<RegistrarContact>('contact'),
    putContact: (contact) => shelf.put('contact', String(contact.id), contact),
    removeContact: (id) => shelf.remove('contact', String(id)),
    listMessages: () => shelf.list<RegistrarMessage>('message'),
    putMessage: (message) => shelf.put('message', String(message.id), message),
    removeMessage: (id) => shelf.remove('message', String(id)),
    inTransaction: shelf.inTransaction,
    close: shelf.close,
  }
}
