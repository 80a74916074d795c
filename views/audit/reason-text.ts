import type { Texts } from '../texts/de'

/** The text of a reason code; an unknown code is shown as it is. */
export const getReasonText = (code: string, t: Texts) =>
  [
    ...Object.values(t.project.reasons),
    ...Object.values(t.servers.reasons),
    ...Object.values(t.domains.reasons),
    t.drift.reasons,
    t.drift.checkReasons,
  ].find((reasons) => Object.hasOwn(reasons, code))?.[code] ?? code
