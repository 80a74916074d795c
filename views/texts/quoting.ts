import { isolateName } from '../../src/domain/contact/isolate-name'

/** Returns a function that puts a name between the quotation marks, which it turns around neither. */
export const createQuote = (open: string, close: string) => (name: string) =>
  `${open}${isolateName(name)}${close}`

/** `license-<uuid>-<plugin>` -> `<plugin>`; ids are UUIDs of 36 characters. */
export const parsePluginName = (stream: string) => stream.slice('license-'.length + 36 + 1)
