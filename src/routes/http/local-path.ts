const placeholderOrigin = 'http://own.invalid'

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what browsers drop silently.
const unsafeCharacters = /[\u0000-\u001f\u007f\\]/

/**
 * The path and query of an address on this site, or `otherwise`. Anything a browser might take for
 * another origin (`//host`, `/\host`, `https:…`) is none.
 */
export const localPath = (candidate: string | undefined, otherwise: string): string => {
  if (!candidate?.startsWith('/') || candidate.length > 2000 || unsafeCharacters.test(candidate))
    return otherwise
  const url = URL.canParse(candidate, placeholderOrigin)
    ? new URL(candidate, placeholderOrigin)
    : undefined
  if (!url || url.origin !== placeholderOrigin || url.pathname.startsWith('//')) return otherwise
  return url.pathname + url.search
}

/** Where to go on after signing in: a path of ours, but not the sign-in page again. */
export const pathAfterSignIn = (candidate: string | undefined, otherwise: string): string => {
  const path = localPath(candidate, otherwise)
  return /^\/(?:login|logout|language)\b/.test(path) ? otherwise : path
}

/** The path and query of an absolute address, whatever its host. */
export const pathOfUrl = (address: string | undefined): string | undefined => {
  if (!address || !URL.canParse(address)) return undefined
  const { pathname, search } = new URL(address)
  return pathname + search
}
