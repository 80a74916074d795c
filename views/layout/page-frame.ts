import type { Role } from '../../events/codes'
import type { Texts } from '../texts/de'

export type Tone = 'good' | 'wait' | 'bad' | 'busy' | 'quiet'

/** A message that stays until it is read; `text` is ready to show. */
export type Toast = { tone: Tone; text: string; href?: string; link?: string }

/** What every page knows: its language, its own path with query, the moment (ISO-8601 UTC). */
export type PageFrame = { t: Texts; path: string; now: string; toasts?: readonly Toast[] }

/** Who is signed in; the name is opened by the route. */
export type Viewer = { name: string; role: Role }

/** `sandbox`: whether the link to the stand-ins is shown. */
export type StaffPageFrame = PageFrame & { viewer: Viewer; hasSandbox: boolean }
