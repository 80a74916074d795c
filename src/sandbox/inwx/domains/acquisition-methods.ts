import { type Call, type Method, method } from '../api/define-method'
import {
  anything,
  flag,
  host,
  int,
  oneOf,
  optional,
  period,
  required,
  text,
} from '../api/parameters'
import { type Answer, refuse } from '../api/results'
import type { Domain } from '../store/documents'
import { nameserverList } from '../zones/zone-methods'
import { euros, isLocked, isStrangers, offerFor, priceCentsFor } from './registrar-offers'
import { demandExtraData, demandRenewalMode, needsAuthCode, oldNameservers } from './tld-rules'

const handle = optional(int(1))
const renewalModes = oneOf('AUTORENEW', 'AUTODELETE', 'AUTOEXPIRE')

const common = {
  domain: required(host),
  admin: handle,
  tech: handle,
  billing: handle,
  ns: optional(nameserverList),
  transferLock: optional(flag),
  renewalMode: optional(renewalModes),
  whoisProvider: optional(text(255)),
  whoisUrl: optional(text(255)),
  extData: optional(anything),
  asynchron: optional(flag),
  voucher: optional(text(64)),
  scDate: optional(text(40)),
  testing: optional(flag),
}

type Wanted = {
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
const accountsOwnContact = 740_200

const contactsOf = ({ registrant = accountsOwnContact, admin, tech, billing }: Wanted) => ({
  registrant,
  admin: admin ?? registrant,
  tech: tech ?? registrant,
  billing: billing ?? registrant,
})

const demandContacts = ({ state }: Call, wanted: Wanted) => {
  const known = [accountsOwnContact, ...state.contacts().map((contact) => contact.id)]
  const stranger = Object.values(contactsOf(wanted)).find((id) => !known.includes(id))
  if (stranger) throw refuse(2303, `The contact ${stranger} does not exist.`)
}

const demandMoney = ({ state }: Call, priceCents: number) => {
  const balance = state.balanceCents()
  if (balance < priceCents)
    throw refuse(2104, `The price is ${euros(priceCents)} EUR, the balance ${euros(balance)} EUR.`)
}

const begin = (
  { state, settings, now }: Call,
  wanted: Wanted,
  course: Pick<Domain, 'brought' | 'walk' | 'priceCents' | 'period' | 'authCode'>,
): Answer => {
  const { priceCents } = course
  const domain: Domain = {
    ...course,
    roId: wanted.testing ? 0 : state.next('roId'),
    name: wanted.domain,
    status: `${course.brought} REQUESTED`,
    contacts: contactsOf(wanted),
    ns: wanted.ns ?? settings.nameservers,
    renewalMode: wanted.renewalMode ?? 'AUTORENEW',
    transferLock: wanted.transferLock ?? true,
    createdAt: now,
    updatedAt: now,
    expiresAt: now + yearMs * Number.parseInt(course.period, 10),
  }
  const resData = { roId: domain.roId, price: euros(priceCents), currency: 'EUR' }
  if (wanted.testing) return { code: 1000, resData }
  state.together(() => {
    state.putDomain(domain)
    state.spend(priceCents)
    state.putLog({
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

const demandFree = ({ state }: Call, name: string) => {
  const offer = offerFor(name, state)
  if (offer.state === 'unclear') throw refuse(2306, offer.reason)
  if (offer.state === 'taken') throw refuse(2302, 'The domain exists.')
  return offer
}

const create = method(
  { ...common, registrant: required(int(1)), period: optional(period) },
  (wanted, call) => {
    const { priceCents } = demandFree(call, wanted.domain)
    demandExtraData(wanted.domain, wanted.extData)
    demandRenewalMode(wanted.domain, wanted.renewalMode)
    demandContacts(call, wanted)
    demandMoney(call, priceCents)
    return begin(call, wanted, {
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
const demandTransferable = ({ state }: Call, name: string, authCode: string | undefined) => {
  const ours = state.domain(name)
  if (ours?.walk.state === 'pending') throw refuse(2300, 'The domain is pending.')
  if (ours && !ours.status.endsWith('FAILED')) throw refuse(2302, 'The domain is yours already.')
  const offer = offerFor(name, state)
  if (offer.state === 'unclear') throw refuse(2306, offer.reason)
  if (!isStrangers(name, state)) throw refuse(2303, 'Nobody has registered the domain.')
  if (isLocked(name)) throw refuse(2304, 'The domain is locked.')
  if (!authCode && !needsAuthCode(name)) return
  if (!authCode || /^(wrong|falsch)/i.test(authCode)) throw refuse(2202, 'The auth code is wrong.')
}

const transfer = method(
  {
    ...common,
    registrant: handle,
    nsTakeover: optional(flag),
    contactTakeover: optional(flag),
    authCode: optional(text(255)),
  },
  ({ authCode, nsTakeover, ...wanted }, call) => {
    demandTransferable(call, wanted.domain, authCode)
    demandRenewalMode(wanted.domain, wanted.renewalMode)
    demandContacts(call, wanted)
    const priceCents = priceCentsFor(wanted.domain, call.state)
    demandMoney(call, priceCents)
    const theirs = nsTakeover ? { ...wanted, ns: oldNameservers } : wanted
    return begin(call, theirs, {
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

export const bringing: Record<string, Method> = {
  'domain.create': create,
  'domain.transfer': transfer,
}
