/** Numbers of record types, as the IANA registry lists them. */
export const recordTypeCodes = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  DS: 43,
  SSHFP: 44,
  TLSA: 52,
  SVCB: 64,
  HTTPS: 65,
  CAA: 257,
} as const

/** Types that only stand in questions, and the one of EDNS. */
export const queryTypeCodes = { OPT: 41, IXFR: 251, AXFR: 252, ANY: 255 } as const

export const classCodes = { IN: 1, ANY: 255 } as const

export const opcodes = { QUERY: 0, NOTIFY: 4, UPDATE: 5 } as const

/** BADVERS is an extended code: its upper bits stand in the OPT record. */
export const rcodes = {
  NOERROR: 0,
  FORMERR: 1,
  SERVFAIL: 2,
  NXDOMAIN: 3,
  NOTIMP: 4,
  REFUSED: 5,
  BADVERS: 16,
} as const
