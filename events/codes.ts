/** Whether a text from outside is one of a list of codes. */
export const isOneOf = <Code extends string>(
  codes: readonly Code[],
  text: string | undefined,
): text is Code => codes.some((code) => code === text)

/** The steps of an order, in the order in which they are shown. */
export const stepIds = [
  'payment',
  'server',
  'domain',
  'dns',
  'propagation',
  'preparation',
  'deployment',
  'boot',
  'verification',
  'live',
] as const
export type StepId = (typeof stepIds)[number]

/** What is done to take a project down again, in this order. */
export const teardownStepIds = ['applicationRemoval', 'dnsRemoval'] as const
type TeardownStepId = (typeof teardownStepIds)[number]

/** All that a project can stand still at. */
export type AnyStepId = StepId | TeardownStepId

export const paymentMethods = ['stripe_prepaid', 'stripe_subscription', 'invoice', 'free'] as const
export type PaymentMethod = (typeof paymentMethods)[number]

export const billingCycles = ['once', 'monthly', 'yearly'] as const
export type BillingCycle = (typeof billingCycles)[number]

export const domainKinds = ['subdomain', 'registered', 'transferred', 'owned'] as const
export type DomainKind = (typeof domainKinds)[number]

/** Money is spent for these at the registrar. */
export const isBought = (kind: string | null | undefined): kind is 'registered' | 'transferred' =>
  kind === 'registered' || kind === 'transferred'

export type ErrorClass = 'transient' | 'waiting' | 'permanent' | 'ours'
export type Owner = 'customer' | 'caseworker' | 'vendor' | 'us'
export type Vendor = 'inwx' | 'coolify' | 'stripe' | 'smtp' | 'dns' | 'site' | 'runtime'

export const roles = ['admin', 'caseworker', 'auditor'] as const
export type Role = (typeof roles)[number]

/** What a token of a member of staff may do, at most. */
export const apiScopes = ['projects:read', 'projects:write', 'projects:deploy', 'publish'] as const
export type ApiScope = (typeof apiScopes)[number]

/** Auditors only read, by a program too. */
export const scopesByRole: Record<Role, readonly ApiScope[]> = {
  admin: apiScopes,
  caseworker: apiScopes,
  auditor: ['projects:read'],
}

export type Currency = 'EUR'
/** Why an order that costs nothing is looked at before it is released. */
export type FreeOrderHoldCause = 'furtherProject' | 'disposableAddress'

export type ReleaseCause = 'paid' | 'invoiceTerms' | 'free'
export const runtimes = ['bun', 'python'] as const
export type Runtime = (typeof runtimes)[number]

/**
 * How far a further name of a project has come: on its way, at its site, asked to be the first, on
 * its way out.
 */
export const additionalDomainStages = [
  'added',
  'brought',
  'pointed',
  'reached',
  'served',
  'wanted',
  'dropped',
] as const
export type AdditionalDomainStage = (typeof additionalDomainStages)[number]
