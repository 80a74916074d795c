import { openDocumentStore } from '../../document-store'
import { openZoneStore, type ZoneStore } from '../zones/zone-store'
import type {
  RegisteredDomain,
  RegistrarContact,
  RegistrarLogEntry,
  RegistrarMessage,
} from './documents'

type StoredCounter = { value: number }

/** All data of the registrar; durable, so it survives a crash. */
export type InwxStore = {
  zones: ZoneStore
  nextNumber(counter: 'roId' | 'recordId' | 'contactId' | 'messageId' | 'logId' | 'svTRID'): number
  getBalanceCents(): number
  debitBalance(cents: number): void
  setBalance(cents: number): void
  /** The period of the last accepted TAN: `Math.floor(seconds / 30)`. */
  getLastTanPeriod(): number
  recordTanPeriod(period: number): void
  getDomain(name: string): RegisteredDomain | undefined
  listDomains(): RegisteredDomain[]
  putDomain(domain: RegisteredDomain): void
  removeDomain(name: string): void
  /** Whether `registerElsewhere` was called for the name. */
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
  const documentStore = openDocumentStore(path)
  const getNumber = (name: string, fallback: number) =>
    documentStore.get<StoredCounter>('counter', name)?.value ?? fallback
  const setNumber = (name: string, value: number) => documentStore.put('counter', name, { value })
  const nextNumber: InwxStore['nextNumber'] = (counter) => {
    const value = getNumber(counter, firstNumbers[counter]) + 1
    setNumber(counter, value)
    return value
  }
  return {
    zones: openZoneStore(documentStore),
    nextNumber,
    getBalanceCents: () => getNumber('balanceCents', balanceCents),
    debitBalance: (cents) =>
      setNumber('balanceCents', getNumber('balanceCents', balanceCents) - cents),
    setBalance: (cents) => setNumber('balanceCents', cents),
    getLastTanPeriod: () => getNumber('lastTan', 0),
    recordTanPeriod: (period) => setNumber('lastTan', period),
    getDomain: (name) => documentStore.get<RegisteredDomain>('domain', name),
    listDomains: () => documentStore.list<RegisteredDomain>('domain'),
    putDomain: (domain) => documentStore.put('domain', domain.name, domain),
    removeDomain: (name) => documentStore.remove('domain', name),
    isRegisteredElsewhere: (name) => documentStore.get('stranger', name) !== undefined,
    registerElsewhere: (name) => documentStore.put('stranger', name, { name }),
    listLogs: () => documentStore.list<RegistrarLogEntry>('log'),
    putLog: (entry) => {
      const logId = nextNumber('logId')
      documentStore.put('log', String(logId), { logId, ...entry })
    },
    listContacts: () => documentStore.list<RegistrarContact>('contact'),
    putContact: (contact) => documentStore.put('contact', String(contact.id), contact),
    removeContact: (id) => documentStore.remove('contact', String(id)),
    listMessages: () => documentStore.list<RegistrarMessage>('message'),
    putMessage: (message) => documentStore.put('message', String(message.id), message),
    removeMessage: (id) => documentStore.remove('message', String(id)),
    inTransaction: documentStore.inTransaction,
    close: documentStore.close,
  }
}
