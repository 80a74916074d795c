import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const tokenPattern = /^vrsp_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_[A-Za-z0-9_-]{43}$/

const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')

/** A new token: `vrsp_<token id>_<256 random bits>`, to be shown once, and the hash that is kept. */
export const createApiToken = (tokenId: string) => {
  const token = `vrsp_${tokenId}_${randomBytes(32).toString('base64url')}`
  return { token, hash: hashToken(token) }
}

/** The id within what looks like one of these tokens; undefined for anything else. */
export const parseApiTokenId = (token: string) => tokenPattern.exec(token)?.[1]

export const isApiToken = (token: string, hash: string) => {
  const expected = Buffer.from(hash)
  const found = Buffer.from(hashToken(token))
  return expected.length === found.length && timingSafeEqual(expected, found)
}
