import {
  adaBerger,
  type OrderHandle,
  orderBody,
  postOrder,
  withOrderToken,
} from '../support/order-client'

type LoadAnswer = { path: string; status: number; ms: number; type: string }

/** A request that failed because the database was away is sent again this much later, in ms. */
const retryAfterMs = 50

/** Customers who order by invoice, programs that follow an order and people who read pages. */
export const startLoad = (url: string, prefix: string, followed: OrderHandle) => {
  const answers: LoadAnswer[] = []
  const acknowledged: string[] = []
  let isStopped = false

  const measure = async (path: string, send: () => Promise<Response>) => {
    const begun = performance.now()
    const answer = await send()
    const text = await answer.text()
    const { status, headers } = answer
    const type = headers.get('content-type') ?? ''
    answers.push({ path, status, ms: performance.now() - begun, type })
    if (status >= 500) await Bun.sleep(retryAfterMs)
    return { status, text }
  }

  const placeOrders = async (customer: number) => {
    for (let number = 0; !isStopped; number += 1) {
      const slug = `${prefix}-${customer}-${number}`
      const body = orderBody(slug, {
        payment: { method: 'invoice' },
        customer: { ...adaBerger, email: `${slug}@example.org` },
      })
      const { status, text } = await measure('POST /api/v1/orders', () => postOrder({ url }, body))
      if (status === 201) acknowledged.push(JSON.parse(text).projectId)
    }
  }

  const read = async (path: string, headers: Record<string, string>) => {
    while (!isStopped) await measure(path, () => fetch(`${url}${path}`, { headers }))
  }

  const { headers } = withOrderToken(followed)
  const callers = [
    ...Array.from({ length: 4 }, (_, customer) => placeOrders(customer)),
    read(`/api/v1/orders/${followed.projectId}`, headers),
    read(`/orders/${followed.projectId}`, { ...headers, accept: 'text/html' }),
    read('/', { accept: 'text/html' }),
  ]
  return {
    answers,
    acknowledged,
    stop: async () => {
      isStopped = true
      await Promise.all(callers)
    },
  }
}

export type Load = ReturnType<typeof startLoad>
