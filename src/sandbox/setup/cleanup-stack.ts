type CloseFunction = () => unknown

/** Closes everything that was added, the last one first. */
export const createCleanupStack = () => {
  const closeFunctions: CloseFunction[] = []
  const trackCloseable = <T extends { close(): unknown }>(resource: T): T => {
    closeFunctions.push(() => resource.close())
    return resource
  }
  const close = async () => {
    for (const closeResource of closeFunctions.splice(0).reverse()) await closeResource()
  }
  return { trackCloseable, close }
}
