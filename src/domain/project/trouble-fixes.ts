/** What mends a step that stands: what its one primary button offers. */
export type TroubleFix =
  | 'retry'
  | 'correctAuthCode'
  | 'correctContact'
  | 'correctDomain'
  | 'chooseServer'
  | 'topUp'
  | 'skip'
  | 'wait'
  | 'markDone'
  | 'contactEngineering'

/**
 * `vendor/code` or `code` alone -> what mends it. For a vendor's passing trouble that is another
 * try: it is shown only after our own retries ran out.
 */
export const fixByTroubleCode = {
  'inwx/1200': 'contactEngineering',
  'inwx/2000': 'contactEngineering',
  'inwx/2001': 'contactEngineering',
  'inwx/2002': 'contactEngineering',
  'inwx/2003': 'contactEngineering',
  'inwx/2004': 'contactEngineering',
  'inwx/2005': 'contactEngineering',
  'inwx/2101': 'contactEngineering',
  'inwx/2102': 'contactEngineering',
  'inwx/2103': 'contactEngineering',
  'inwx/2104': 'topUp',
  'inwx/2105': 'markDone',
  'inwx/2106': 'retry',
  'inwx/2200': 'contactEngineering',
  'inwx/2201': 'contactEngineering',
  'inwx/2202': 'correctAuthCode',
  'inwx/2300': 'wait',
  'inwx/2301': 'retry',
  'inwx/2302': 'correctDomain',
  'inwx/2303': 'retry',
  'inwx/2304': 'retry',
  'inwx/2305': 'retry',
  'inwx/2306': 'correctDomain',
  'inwx/2307': 'correctDomain',
  'inwx/2308': 'correctDomain',
  'inwx/2400': 'retry',
  'inwx/2500': 'retry',
  'inwx/2501': 'contactEngineering',
  'inwx/2502': 'retry',
  'inwx/AUTH_CODE_MISSING': 'correctAuthCode',
  'inwx/CONTACT_REFUSED': 'correctContact',
  'inwx/LIST_INCOMPLETE': 'retry',
  'inwx/NOT_THERE': 'retry',
  'inwx/PENDING': 'wait',
  'inwx/REG_FAILED': 'correctDomain',
  'inwx/REG_PENDING': 'wait',
  'inwx/TRANSFER_FAILED': 'correctAuthCode',
  'inwx/TRANSFER_PENDING': 'wait',
  'inwx/UNEXPECTED': 'contactEngineering',
  'coolify/400': 'contactEngineering',
  'coolify/401': 'contactEngineering',
  'coolify/403': 'contactEngineering',
  'coolify/404': 'retry',
  'coolify/405': 'contactEngineering',
  'coolify/409': 'correctDomain',
  'coolify/422': 'contactEngineering',
  'coolify/429': 'retry',
  'coolify/500': 'retry',
  'coolify/502': 'retry',
  'coolify/503': 'retry',
  'coolify/504': 'retry',
  'coolify/BUILDING': 'wait',
  'coolify/DATABASE_STARTING': 'wait',
  'coolify/DEPLOYMENT_CANCELLED': 'retry',
  'coolify/DOMAINS_IGNORED': 'retry',
  'coolify/DEPLOYMENT_FAILED': 'retry',
  'coolify/IMAGE_MISSING': 'contactEngineering',
  'coolify/QUEUE_FULL': 'wait',
  'coolify/SERVER_UNREACHABLE': 'chooseServer',
  'coolify/TOKEN_TOO_WEAK': 'contactEngineering',
  'coolify/VALIDATION_FAILED': 'retry',
  'coolify/SERVER_KNOWN': 'skip',
  'coolify/VERSION': 'contactEngineering',
  'stripe/401': 'contactEngineering',
  'stripe/IDEMPOTENCY': 'contactEngineering',
  'stripe/UNAUTHENTICATED': 'contactEngineering',
  'stripe/UNEXPECTED': 'contactEngineering',
  'stripe/UNREADABLE': 'retry',
  'smtp/421': 'retry',
  'smtp/450': 'retry',
  'smtp/451': 'retry',
  'smtp/452': 'retry',
  'smtp/550': 'skip',
  'smtp/551': 'skip',
  'smtp/552': 'skip',
  'smtp/553': 'skip',
  'smtp/554': 'skip',
  'smtp/MISCONFIGURED': 'contactEngineering',
  'smtp/REFUSED': 'skip',
  'smtp/UNAUTHENTICATED': 'contactEngineering',
  'dns/EBADRESP': 'retry',
  'dns/EREFUSED': 'retry',
  'dns/ESERVFAIL': 'retry',
  'dns/ETIMEOUT': 'retry',
  'dns/NOT_VISIBLE': 'wait',
  'dns/CAA_FORBIDS': 'retry',
  'dns/NO_PUBLIC_ADDRESS': 'retry',
  'site/UNREACHABLE': 'retry',
  'site/CERTIFICATE': 'retry',
  'site/WRONG_BOOT': 'retry',
  'site/UNHEALTHY': 'retry',
  'site/TIMEOUT': 'retry',
  'site/GARBAGE': 'retry',
  'site/TOO_LARGE': 'retry',
  'site/WRONG_SITE': 'retry',
  'runtime/BOOT_REPORT_MISSING': 'retry',
  'runtime/PLUGINS_DIFFER': 'contactEngineering',
  'runtime/UNHEALTHY': 'retry',
  'runtime/SIGNATURE_INVALID': 'contactEngineering',
  'runtime/DIGEST_MISMATCH': 'contactEngineering',
  'runtime/SIZE_MISMATCH': 'contactEngineering',
  'runtime/NAME_MISMATCH': 'contactEngineering',
  'runtime/VERSION_MISMATCH': 'contactEngineering',
  'runtime/PLUGIN_NOT_RUNNING': 'retry',
  'runtime/VERSION_LOWER': 'contactEngineering',
  'runtime/ARCHIVE_UNSAFE': 'contactEngineering',
  'runtime/MIGRATION_FAILED': 'retry',
  'runtime/INSTALL_FAILED': 'retry',
  'runtime/PLUGIN_CRASHED': 'retry',
  'runtime/DEPENDENCY_MISSING': 'contactEngineering',
  'runtime/CORE_TOO_OLD': 'contactEngineering',
  'runtime/DEPENDENCY': 'contactEngineering',
  'runtime/NO_VERSION': 'contactEngineering',
  'runtime/YANKED': 'contactEngineering',
  'runtime/UPDATES_ENDED': 'contactEngineering',
  'runtime/DOWNLOAD_REFUSED': 'contactEngineering',
  'runtime/CONFIG_REFUSED': 'retry',
  'runtime/LICENSE_INVALID': 'retry',
  'runtime/MARKETPLACE_UNREACHABLE': 'contactEngineering',
  '429': 'retry',
  '500': 'retry',
  '502': 'retry',
  '503': 'retry',
  '504': 'retry',
  SLOT_TAKEN: 'chooseServer',
  NOT_OFFERED: 'correctDomain',
  UNKNOWN: 'retry',
  NO_FREE_SLOT: 'wait',
  NOTHING_BOUGHT: 'wait',
  DOMAIN_TO_BE_HAD: 'wait',
  DOMAIN_GONE: 'correctDomain',
  DOMAIN_OURS: 'correctDomain',
  DOMAIN_UNCLEAR: 'retry',
  NOTHING_TO_TRANSFER: 'correctDomain',
  INWX_UNREACHABLE: 'wait',
  CONTACT_COMPLETE: 'wait',
  CONTACT_LACKING: 'correctContact',
  CONTACT_REFUSED: 'correctContact',
  BALANCE_SUFFICIENT: 'wait',
  BALANCE_LOW: 'topUp',
  SLOT_FREE: 'wait',
  SERVER_USABLE: 'wait',
  NO_USABLE_SERVER: 'contactEngineering',
  COOLIFY_UNREACHABLE: 'wait',
  VERSIONS_FOUND: 'wait',
  VERSIONS_MISSING: 'contactEngineering',
  VOIDED: 'retry',
  UNPAID: 'wait',
  EMAIL_UNCONFIRMED: 'wait',
  FURTHER_FREE_PROJECT: 'wait',
  DISPOSABLE_ADDRESS: 'wait',
  PAYMENT_SUBMITTED: 'wait',
  PAYMENT_RECEIVED: 'wait',
  RELEASE_WITHHELD: 'wait',
  NAME_IN_USE: 'correctDomain',
  REMOVING: 'wait',
  STEP_RUNNING: 'wait',
  CONTACT_INCOMPLETE: 'correctContact',
  KEY_UNUSED: 'wait',
  NOT_VERIFIED: 'wait',
  ZONE_MISSING: 'correctDomain',
  LICENSES_PENDING: 'wait',
  BOOT_REPORT_MISSING: 'retry',
  DEADLINE: 'retry',
  BREAKER_OPEN: 'wait',
  TIMEOUT: 'retry',
  GARBAGE: 'retry',
  UNEXPECTED: 'retry',
  UNREACHABLE: 'retry',
  RATE_LIMITED: 'retry',
  MISCONFIGURED: 'contactEngineering',
  BUG: 'contactEngineering',
  STUCK: 'contactEngineering',
} as const satisfies Record<string, TroubleFix>

export type TroubleCode = keyof typeof fixByTroubleCode

/** Where a trouble comes from, and the code that it has there. */
export type TroubleSource = { vendor?: string; code?: string }

/** `HTTP 503` is 503; the system's codes of a broken connection (`ECONNRESET`) are UNREACHABLE. */
const normalizeCode = (code: string) =>
  /^HTTP (\d{3})$/.exec(code)?.[1] ??
  (/^(E[A-Z_]{3,}|[A-Z][a-z]+[A-Z]\w+)$/.test(code) ? 'UNREACHABLE' : code)

/** The catalogue's code of a trouble; undefined where the catalogue has none. */
export const findTroubleCode = ({ vendor, code }: TroubleSource): TroubleCode | undefined => {
  if (!code) return undefined
  const spellings = [code, normalizeCode(code)].flatMap((one) => [`${vendor}/${one}`, one])
  return spellings.find((one): one is TroubleCode => Object.hasOwn(fixByTroubleCode, one))
}

/** What mends a trouble; one that is not in the catalogue is worth another try. */
export const findTroubleFix = (source: TroubleSource): TroubleFix => {
  const code = findTroubleCode(source)
  return code ? fixByTroubleCode[code] : 'retry'
}

/** The codes of the actions on a project that a fix is done with. */
const actionByFix = {
  retry: 'resumption',
  correctAuthCode: 'transfer-code',
  correctContact: 'resumption',
  correctDomain: 'domain',
  chooseServer: 'server',
  topUp: 'resumption',
  skip: 'skip',
  wait: 'resumption',
  markDone: 'evidence',
  contactEngineering: 'resumption',
} as const satisfies Record<TroubleFix, string>

/** The one action that a stalled step offers; another try where what would mend it is not allowed. */
export const findStallAction = (
  stall: TroubleSource | null,
  isAllowed: (action: string) => boolean,
): (typeof actionByFix)[TroubleFix] | undefined => {
  if (!stall) return undefined
  return [actionByFix[findTroubleFix(stall)], 'resumption' as const].find(isAllowed)
}
