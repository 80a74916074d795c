import { defineMethod, type InwxMethod, type InwxMethodContext } from '../api/define-method'
import {
  anyValue,
  bool,
  host,
  int,
  optional,
  period,
  renewalMode,
  required,
  text,
} from '../api/parameters'
import { createMethodError, type InwxResult } from '../api/results'
import type { RegisteredDomain } from '../store/documents'
import { nameserverList } from '../zones/zone-methods'
import { accountContactId } from './contact-model'
import {
  getPriceCents,
  getRegistrarOffer,
  isRegisteredElsewhere,
  isTransferLocked,
  toEuros,
} from './registrar-offers'
import { addYears } from './registry-lifecycle'
import {
  assertExtraData,
  assertPeriod,
  assertRenewalMode,
  countYears,
  previousProviderNameservers,
  requiresAuthCode,
} from './tld-rules'

const contactHandle = optional(int(1))

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

const assertContactsExist = ({ store }: InwxMethodContext, request: AcquisitionRequest) => {
  const knownIds = [accountContactId, ...store.listContacts().map((contact) => contact.id)]
  const unknownId = Object.values(resolveContacts(request)).find((id) => !knownIds.includes(id))
  if (unknownId) throw createMethodError(2303, `The contact ${unknownId} does not exist.`)
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
  request: AcquisitionRequest,
  operation: Pick<RegisteredDomain, 'brought' | 'walk' | 'priceCents' | 'period' | 'authCode'>,
): InwxResult => {
  const { priceCents } = operation
  const domain: RegisteredDomain = {
    ...operation,
    roId: request.testing ? 0 : store.nextNumber('roId'),
    name: request.domain,
    status: `${operation.brought} REQUESTED`,
    contacts: resolveContacts(request),
    ns: request.ns ?? settings.nameservers,
    renewalMode: request.renewalMode ?? 'AUTORENEW',
    transferLock: request.transferLock ?? true,
    createdAt: now,
    updatedAt: now,
    expiresAt: addYears(now, countYears(operation.period)),
  }
  const resData = { roId: domain.roId, price: toEuros(priceCents), currency: 'EUR' }
  if (request.testing) return { code: 1000, resData }
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
  (request, call) => {
    const length = request.period ?? '1Y'
    const offer = assertAvailable(call, request.domain)
    assertPeriod(request.domain, length)
    const priceCents = offer.priceCents * countYears(length)
    assertExtraData(request.domain, request.extData)
    assertRenewalMode(request.domain, request.renewalMode)
    assertContactsExist(call, request)
    assertSufficientBalance(call, priceCents)
    return startAcquisition(call, request, {
      brought: 'REG',
      priceCents,
      period: length,
      authCode: '',
      walk: {
        state: 'pending',
        dueAt: call.now + call.settings.registrationMs,
        outcome: request.domain.startsWith('regfail') ? 'failed' : 'done',
      },
    })
  },
)

/** Auth codes that begin with `wrong` or `falsch` are refused at once, `fail` makes the transfer fail later. */
const assertTransferable = (
  { store }: InwxMethodContext,
  name: string,
  authCode: string | undefined,
) => {
  const domain = store.getDomain(name)
  if (domain?.walk.state === 'pending') throw createMethodError(2300, 'The domain is pending.')
  if (domain && !domain.status.endsWith('FAILED'))
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
  ({ authCode, nsTakeover, ...request }, call) => {
    assertTransferable(call, request.domain, authCode)
    assertRenewalMode(request.domain, request.renewalMode)
    assertContactsExist(call, request)
    const priceCents = getPriceCents(request.domain, call.store)
    assertSufficientBalance(call, priceCents)
    const acquisition = nsTakeover ? { ...request, ns: previousProviderNameservers } : request
    return startAcquisition(call, acquisition, {
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
