type CloseHandler = () => unknown

/** What was opened is closed in reverse; what fails to close does not keep the rest open. */
export const createShutdown = () => {
  const closes: CloseHandler[] = []
  const draining = new AbortController()
  return {
    draining: draining.signal,
    onClose: (close: CloseHandler) => void closes.push(close),
    close: async () => {
      draining.abort()
      for (const close of closes.splice(0).toReversed())
        await Promise.resolve()
          .then(close)
          .catch(() => undefined)
    },
  }
}

export type Shutdown = ReturnType<typeof createShutdown>
