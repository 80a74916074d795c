import { describe, expect, test } from 'bun:test'
import type { ZodType } from 'zod'
import { createObservationCalls } from '../../../src/integrations/inwx/domains/observe-domain'
import type { InwxHttpClient } from '../../../src/integrations/inwx/transport/http-client'

type ListRequest = { page: number; pagelimit: number }

const createDomains = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    roId: index + 1,
    domain: `name-${String(index).padStart(4, '0')}.de`,
    status: 'OK',
    exDate: '2027-03-01T00:00:00+00:00',
  }))

/** An account that says it has `count` domains and lists `domains`, a page at a time. */
const openAccount = (domains: ReturnType<typeof createDomains>, count = domains.length) => {
  const pages: number[] = []
  const http: Pick<InwxHttpClient, 'call'> = {
    call: async <T>(method: string, request: object, schema: ZodType<T>) => {
      if (method !== 'domain.list') return schema.parse({ domain: [] })
      const { page, pagelimit } = request as ListRequest
      pages.push(page)
      const domain = domains.slice((page - 1) * pagelimit, page * pagelimit)
      return schema.parse({ count: String(count), domain })
    },
  }
  return { pages, listDomains: createObservationCalls(http as InwxHttpClient).listDomains }
}

describe('the list of our domains at INWX', () => {
  test('is read to its end, page by page', async () => {
    const account = openAccount(createDomains(250))
    expect(await account.listDomains()).toHaveLength(250)
    expect(account.pages).toEqual([1, 2, 3])
  })

  test('that was cut off is an error of INWX, so that no name counts as lost', async () => {
    const account = openAccount(createDomains(130), 250)
    await expect(account.listDomains()).rejects.toMatchObject({
      details: { code: 'LIST_INCOMPLETE', errorClass: 'transient', vendor: 'inwx' },
    })
  })

  test('of an account without domains is empty', async () => {
    expect(await openAccount([]).listDomains()).toEqual([])
  })
})
