import pLimit from 'p-limit'
import type { NameAnswer, PublicZoneRecord, QueryType } from './query-nameserver'

type RecordQuestion = { name: string; type: QueryType }
export type QueryRecords = (question: RecordQuestion) => Promise<NameAnswer>

/**
 * What a copy lacks. `noAnswer`: the nameservers answer nothing to this type; `noRecord`: a record
 * refers to the name, but there is nothing at it; `tooMany`: it was not looked at any more.
 */
export type ZoneReadGap = {
  reason: 'noAnswer' | 'noRecord' | 'tooMany'
  name: string
  type?: string
}

/** All that was found at one name. */
export type NameContent = {
  name: string
  types: readonly QueryType[]
  records: readonly PublicZoneRecord[]
  referral: readonly PublicZoneRecord[]
  exists: boolean
}

const hostTypes: QueryType[] = [
  ...(['A', 'AAAA', 'MX', 'TXT', 'NS', 'SRV', 'CAA', 'HTTPS', 'SVCB', 'SSHFP'] as const),
]
const serviceTypes: QueryType[] = ['TXT', 'SRV', 'NS', 'TLSA', 'HTTPS', 'SVCB']
const allTypes = [...new Set([...hostTypes, ...serviceTypes])]

/** Old nameservers refuse them, or stay silent: that is no reason to copy nothing. */
const uncommonTypes: ReadonlySet<QueryType> = new Set(['CAA', 'HTTPS', 'SVCB', 'SSHFP', 'TLSA'])

/** No host has this name, so whatever is answered comes from a wildcard. */
const wildcardProbeLabel = 'vrs-wildcard-check'

const concurrency = 8

/** The questions to one nameserver; `gaps` are the types that it did not answer. */
export const createExplorer = (query: QueryRecords, domain: string) => {
  const limit = pLimit(concurrency)
  const unansweredTypes = new Set<QueryType>()
  const nothing: NameAnswer = { records: [], exists: true, referral: [] }

  const ask = async (question: RecordQuestion): Promise<NameAnswer> => {
    if (unansweredTypes.has(question.type)) return nothing
    try {
      return await limit(query, question)
    } catch (error) {
      if (uncommonTypes.has(question.type)) {
        unansweredTypes.add(question.type)
        return nothing
      }
      // After one failure no question that still waits is sent in the background.
      limit.clearQueue()
      throw error
    }
  }

  /** A name that does not exist, one that leads on and one of others have no more types to ask for. */
  const readName = async (name: string, types: readonly QueryType[]): Promise<NameContent> => {
    const [first, ...others] = types
    if (!first) throw new Error(`expected types to ask for at ${name}`)
    const answer = await ask({ name, type: first })
    const isSettled =
      !answer.exists ||
      answer.referral.length > 0 ||
      answer.records.some(({ type }) => type === 'CNAME')
    const more = isSettled ? [] : await Promise.all(others.map((type) => ask({ name, type })))
    return {
      name,
      types,
      exists: answer.exists,
      records: [answer, ...more].flatMap(({ records }) => records),
      referral: [answer, ...more].flatMap(({ referral }) => referral),
    }
  }

  return {
    readName: (name: string) =>
      readName(name, name.startsWith('_') || name.includes('._') ? serviceTypes : hostTypes),
    /** The records of `*.parent`. */
    readWildcard: async (parent: string): Promise<PublicZoneRecord[]> => {
      const { records } = await readName(`${wildcardProbeLabel}.${parent}`, allTypes)
      return records.map((record) => ({ ...record, name: `*.${parent}` }))
    },
    listGaps: (): ZoneReadGap[] =>
      [...unansweredTypes].map((type) => ({ reason: 'noAnswer', name: domain, type })),
  }
}
