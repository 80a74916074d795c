type CloseFunction = () => unknown

/** Remembers how to close what was opened, and closes it in reverse. */
export const createCleanupStack = () => {
  const closes: CloseFunction[] = []
  const closeLater = <T extends { close(): unknown }>(one: T): T => {
    closes.push(() => one.close())
    return one
  }
  const close = async () => {
    for (const one of closes.splice(0).reverse()) await one()
  }
  return { opened: closeLater, close }
}
