import { defineMethod, type InwxMethod, type InwxMethodContext } from '../api/define-method'
import {
  anyValue,
  bool,
  host,
  int,
  oneOf,
  optional,
  period,
  required,
  text,
} from '../api/parameters'
import { createMethodError, type InwxResult } from '../api/results'
import type { RegisteredDomain } from '../store/documents'
import { nameserverList } from '../zones/zone-methods'
import {
  getPriceCents,
  getRegistrarOffer,
  isRegisteredElsewhere,
  isTransferLocked,
  toEuros,
} from './registrar-offers'
import {
  assertExtraData,
  assertRenewalMode,
  previousProviderNameservers,
  requiresAuthCode,
} from './tld-rules'

const contactHandle = optional(int(1))
const renewalMode = oneOf('AUTORENEW', 'AUTODELETE', 'AUTOEXPIRE')

const acquisitionParameters = {
  domain: required(host),
  admin: contactHandle,
  tech: contactHandle,
  billing: contactHandle,
  ns: optional(nameserverList),
  transferLock: optional(bool),
  renewalMode: optional(renewalMode),
  whoisProvider: optional(text(255)),
  whoisUrl: optional(text(255)),
  extData: optional(anyValue),
  asynchron: optional(bool),
  voucher: optional(text(64)),
  scDate: optional(text(40)),
  testing: optional(bool),
}

type AcquisitionRequest = {
  domain: string
  registrant?: number | undefined
  admin: number | undefined
  tech: number | undefined
  billing: number | undefined
  ns: string[] | undefined
  transferLock: boolean | undefined
  renewalMode: 'AUTORENEW' | 'AUTODELETE' | 'AUTOEXPIRE' | undefined
  testing: boolean | undefined
}

const yearMs = 365 * 24 * 3_600_000
const accountContactId = 740_200

const resolveContacts = ({
  registrant = accountContactId,
  admin,
  tech,
  billing,
}: AcquisitionRequest) => ({
  registrant,
  admin: admin ?? registrant,
  tech: tech ?? registrant,
  billing: billing ?? registrant,
})

const assertContactsExist = ({ store }: InwxMethodContext, wanted: AcquisitionRequest) => {
  const known = [accountContactId, ...store.listContacts().map((contact) => contact.id)]
  const stranger = Object.values(resolveContacts(wanted)).find((id) => !known.includes(id))
  if (stranger) throw createMethodError(2303, `The contact ${stranger} does not exist.`)
}

const assertSufficientBalance = ({ store }: InwxMethodContext, priceCents: number) => {
  const balance = store.getBalanceCents()
  if (balance < priceCents)
    throw createMethodError(
      2104,
      `The price is ${toEuros(priceCents)} EUR, the balance ${toEuros(balance)} EUR.`,
    )
}

const startAcquisition = (
  { store, settings, now }: InwxMethodContext,
  wanted: AcquisitionRequest,
  course: Pick<RegisteredDomain, 'brought' | 'walk' | 'priceCents' | 'period' | 'authCode'>,
): InwxResult => {
  const { priceCents } = course
  const domain: RegisteredDomain = {
    ...course,
    roId: wanted.testing ? 0 : store.nextNumber('roId'),
    name: wanted.domain,
    status: `${course.brought} REQUESTED`,
    contacts: resolveContacts(wanted),
    ns: wanted.ns ?? settings.nameservers,
    renewalMode: wanted.renewalMode ?? 'AUTORENEW',
    transferLock: wanted.transferLock ?? true,
    createdAt: now,
    updatedAt: now,
    expiresAt: now + yearMs * Number.parseInt(course.period, 10),
  }
  const resData = { roId: domain.roId, price: toEuros(priceCents), currency: 'EUR' }
  if (wanted.testing) return { code: 1000, resData }
  store.inTransaction(() => {
    store.putDomain(domain)
    store.debitBalance(priceCents)
    store.putLog({
      roId: domain.roId,
      domain: domain.name,
      at: now,
      status: domain.status,
      priceCents,
      userText: '',
    })
  })
  return { code: 1001, resData }
}

const assertAvailable = ({ store }: InwxMethodContext, name: string) => {
  const offer = getRegistrarOffer(name, store)
  if (offer.state === 'unclear') throw createMethodError(2306, offer.reason)
  if (offer.state === 'taken') throw createMethodError(2302, 'The domain exists.')
  return offer
}

const createDomain = defineMethod(
  { ...acquisitionParameters, registrant: required(int(1)), period: optional(period) },
  (wanted, call) => {
    const { priceCents } = assertAvailable(call, wanted.domain)
    assertExtraData(wanted.domain, wanted.extData)
    assertRenewalMode(wanted.domain, wanted.renewalMode)
    assertContactsExist(call, wanted)
    assertSufficientBalance(call, priceCents)
    return startAcquisition(call, wanted, {
      brought: 'REG',
      priceCents,
      period: wanted.period ?? '1Y',
      authCode: '',
      walk: {
        state: 'pending',
        dueAt: call.now + call.settings.registrationMs,
        outcome: wanted.domain.startsWith('regfail') ? 'failed' : 'done',
      },
    })
  },
)

/** Codes beginning with `wrong` or `falsch` do not open, those with `fail` are found out late. */
const assertTransferable = (
  { store }: InwxMethodContext,
  name: string,
  authCode: string | undefined,
) => {
  const ours = store.getDomain(name)
  if (ours?.walk.state === 'pending') throw createMethodError(2300, 'The domain is pending.')
  if (ours && !ours.status.endsWith('FAILED'))
    throw createMethodError(2302, 'The domain is yours already.')
  const offer = getRegistrarOffer(name, store)
  if (offer.state === 'unclear') throw createMethodError(2306, offer.reason)
  if (!isRegisteredElsewhere(name, store))
    throw createMethodError(2303, 'Nobody has registered the domain.')
  if (isTransferLocked(name)) throw createMethodError(2304, 'The domain is locked.')
  if (!authCode && !requiresAuthCode(name)) return
  if (!authCode || /^(wrong|falsch)/i.test(authCode))
    throw createMethodError(2202, 'The auth code is wrong.')
}

const transferDomain = defineMethod(
  {
    ...acquisitionParameters,
    registrant: contactHandle,
    nsTakeover: optional(bool),
    contactTakeover: optional(bool),
    authCode: optional(text(255)),
  },
  ({ authCode, nsTakeover, ...wanted }, call) => {
    assertTransferable(call, wanted.domain, authCode)
    assertRenewalMode(wanted.domain, wanted.renewalMode)
    assertContactsExist(call, wanted)
    const priceCents = getPriceCents(wanted.domain, call.store)
    assertSufficientBalance(call, priceCents)
    const theirs = nsTakeover ? { ...wanted, ns: previousProviderNameservers } : wanted
    return startAcquisition(call, theirs, {
      brought: 'TRANSFER',
      priceCents,
      period: '1Y',
      authCode: authCode ?? '',
      walk: {
        state: 'pending',
        dueAt: call.now + call.settings.transferMs,
        outcome: authCode?.toLowerCase().startsWith('fail') ? 'failed' : 'done',
      },
    })
  },
)

export const acquisitionMethods: Record<string, InwxMethod> = {
  'domain.create': createDomain,
  'domain.transfer': transferDomain,
}
