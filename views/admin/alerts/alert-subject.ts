import type { AlertRow } from '../../../projections/queries/alerts'
import type { Texts } from '../../texts/de'
import { getVendorName } from '../../texts/vendor-name'

/** What an alert is about: a project, a vendor, or what has only its id. */
export const getAlertSubject = (t: Texts, { projectName, subject }: AlertRow) =>
  projectName ?? getVendorName(t, subject)
