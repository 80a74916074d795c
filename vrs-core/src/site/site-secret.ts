import { randomBytes } from 'node:crypto'
import type { Volume } from '../volume'

/** Signs sessions and derives the plugins' database passwords; minted once if none is given. */
export const loadSiteSecret = (given: string | null, volume: Volume): string => {
  if (given) return given
  const kept = volume.read<{ secret: string }>('site-secret.json')
  if (kept?.secret) return kept.secret
  const secret = randomBytes(32).toString('base64url')
  volume.write('site-secret.json', { secret })
  return secret
}
