import type { JudgedName, WantedDomain } from '../../domain/order/validate-domain'
import type { OrderWish } from '../../domain/order/validate-order'
import type { Desk } from '../http/route-dependencies'

/** Names of our own, which nobody needs to ask for. */
export const basesOf = async (desk: Desk) =>
  (await desk.stock()).offer.baseDomains.map(({ name }) => name)

const judged = async (
  desk: Desk,
  { kind, name }: WantedDomain,
): Promise<JudgedName | undefined> => {
  if (kind === 'subdomain' || !name) return undefined
  const { found, ...read } = await desk.questions.domainName(kind, name, await basesOf(desk))
  const answer: JudgedName = { ...read, holder: 'other', ...(found ? { found } : {}) }
  const isWorthMore = found?.state === (kind === 'registered' ? 'free' : 'taken')
  const rules = isWorthMore ? await desk.questions.registry(read.name) : undefined
  if (!rules) return isWorthMore ? { ...answer, found: { state: 'unreachable' } } : answer
  const authCode = rules.authCode ? 'needed' : 'not needed'
  return { ...answer, rules: { ...rules, authCode } }
}

/** The wish with what is known of the name in it: whether it can be had, and for how much. */
export const withJudgedDomain = async (desk: Desk, wish: OrderWish): Promise<OrderWish> => {
  const found = await judged(desk, wish.domain)
  return found ? { ...wish, domain: { ...wish.domain, judged: found } } : wish
}
