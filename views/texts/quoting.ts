/** Returns a function that puts a name between the quotation marks. */
export const createQuote = (open: string, close: string) => (name: string) =>
  `${open}${name}${close}`

/** `license-<uuid>-<plugin>` -> `<plugin>`; ids are UUIDs of 36 characters. */
export const parsePluginName = (stream: string) => stream.slice('license-'.length + 36 + 1)
