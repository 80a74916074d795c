/** One message of a server-sent stream. */
export type ServerSentMessage = { event?: string; id?: string; data: string }

const parseMessage = (block: string): ServerSentMessage | undefined => {
  const fields = block.split('\n').map((line) => {
    const at = line.indexOf(':')
    return [line.slice(0, at), line.slice(at + 1).trimStart()] as const
  })
  const data = fields.flatMap(([name, value]) => (name === 'data' ? [value] : []))
  if (data.length === 0) return undefined
  const { event, id } = Object.fromEntries(fields)
  return { data: data.join('\n'), ...(event ? { event } : {}), ...(id ? { id } : {}) }
}

/** Reads a stream until a message satisfies; answers all that came, that one too. */
export const readMessagesUntil = async (
  url: string,
  headers: Record<string, string>,
  isLast: (message: ServerSentMessage) => boolean,
  withinMs = 20_000,
): Promise<ServerSentMessage[]> => {
  const stop = new AbortController()
  const answer = await fetch(url, {
    headers,
    signal: AbortSignal.any([stop.signal, AbortSignal.timeout(withinMs)]),
  })
  if (answer.status !== 200 || !answer.body)
    throw new Error(`expected a stream at ${url}, found ${answer.status}`)
  const messages: ServerSentMessage[] = []
  let text = ''
  for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
    text += chunk
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const message = parseMessage(block)
      if (message) messages.push(message)
      if (message && isLast(message)) {
        stop.abort()
        return messages
      }
    }
  }
  throw new Error(`expected the last message, found the end after ${messages.length}`)
}
