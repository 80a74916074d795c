import type { Role } from '../../events/codes'
import type { Texts } from '../texts/de'

export type Tone = 'good' | 'wait' | 'bad' | 'busy' | 'quiet'

/** A message after a redirect; `text` is already translated. */
export type Toast = { tone: Tone; text: string; href?: string; link?: string }

/**
 * What every page needs: its texts, its path with query, the time (ISO-8601 UTC), and where customers write to.
 * `assetPaths`:
 * the addresses with a hash, by name; without them the plain ones are used.
 */
export type PageFrame = {
  t: Texts
  path: string
  now: string
  contactMail: string
  assetPaths?: Readonly<Record<string, string>>
  toasts?: readonly Toast[]
}

/** Who is signed in, with the decrypted name. */
type Viewer = { name: string; role: Role }

/** `hasSandbox`: whether the link to the vendors' stand-ins is shown. */
export type StaffPageFrame = PageFrame & { viewer: Viewer; hasSandbox: boolean }
