const voidedPrefix = 'preflight:'

/** The cause of `PaymentFailed` for money that was held and given back because of a red check. */
export const voidedPaymentCause = (code: string) => `${voidedPrefix}${code}`

/** The check that a held payment failed at; undefined for every other cause. */
export const findVoidCode = (cause: string): string | undefined =>
  cause.startsWith(voidedPrefix) ? cause.slice(voidedPrefix.length) : undefined

/** The domain is somebody else's by now: no later payment could buy it. */
export const isUnfulfillable = (cause: string) => findVoidCode(cause) === 'DOMAIN_GONE'
