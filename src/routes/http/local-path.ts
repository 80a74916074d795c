const placeholderOrigin = 'http://own.invalid'

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what browsers drop silently.
const unsafeCharacters = /[\u0000-\u001f\u007f\\]/

/**
 * The path and query of a place on this site, or `otherwise`. Anything a browser might take for
 * another origin (`//host`, `/\host`, `https:…`) is none.
 */
export const localPath = (wanted: string | undefined, otherwise: string): string => {
  if (!wanted?.startsWith('/') || wanted.length > 2000 || unsafeCharacters.test(wanted))
    return otherwise
  const url = URL.canParse(wanted, placeholderOrigin)
    ? new URL(wanted, placeholderOrigin)
    : undefined
  if (!url || url.origin !== placeholderOrigin || url.pathname.startsWith('//')) return otherwise
  return url.pathname + url.search
}

/** Where to go on after signing in: an own path, but not back to the door. */
export const pathAfterSignIn = (wanted: string | undefined, otherwise: string): string => {
  const path = localPath(wanted, otherwise)
  return /^\/(?:login|logout|language)\b/.test(path) ? otherwise : path
}

/** The path and query of an absolute address, whatever its host. */
export const pathOfUrl = (address: string | undefined): string | undefined => {
  if (!address || !URL.canParse(address)) return undefined
  const { pathname, search } = new URL(address)
  return pathname + search
}
