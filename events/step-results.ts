import type { AnyStepId, ErrorClass, Owner, Vendor } from './codes'

/** Why a step of a project, or of one of its additional domains, does not go on. */
export type StepStall = {
  step: AnyStepId
  errorClass: ErrorClass
  vendor?: Vendor
  code: string
  vendorText?: string
  owner: Owner
}

/** Where a site answered, with its certificate where there is one. */
export type VerifiedSite = {
  url: string
  serverIp: string
  tls: { issuer: string; notAfter: string } | null
}
