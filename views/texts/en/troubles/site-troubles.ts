import type { siteTroubles as de } from '../../de/troubles/site-troubles'
import type { TroubleText } from '../../trouble-text'
import { reassurances } from './reassurances'

const { ours } = reassurances

export const siteTroubles: Record<keyof typeof de, TroubleText> = {
  'site/UNREACHABLE': {
    staff: 'The site does not answer on the assigned server.',
    customer: 'Your website does not answer yet. We keep checking.',
  },
  'site/CERTIFICATE': {
    staff: 'The certificate of the site is not valid yet.',
    customer: 'The security certificate of your website is not ready yet. We keep checking.',
  },
  'site/WRONG_BOOT': {
    staff: 'The site answers, but belongs to another start or another project.',
    customer: ours,
  },
  'site/UNHEALTHY': {
    staff: 'The site answers, but does not report itself healthy.',
    customer: ours,
  },
  'site/TIMEOUT': {
    staff: 'The site did not answer in time on the assigned server.',
    customer: 'Your website does not answer yet. We keep checking.',
  },
  'site/GARBAGE': {
    staff: 'Something else than vrs-core answers under the name of the site.',
    customer: ours,
  },
  'site/TOO_LARGE': {
    staff:
      'Something else than vrs-core answers under the name of the site: the answer is too large.',
    customer: ours,
  },
  'site/WRONG_SITE': {
    staff:
      'The site of another project answers under this name. Please check at Coolify which application bears it.',
    customer: ours,
  },
  'runtime/BOOT_REPORT_MISSING': {
    staff:
      'vrs-core has not reported yet. If the report fails to come, look at the log of the application at Coolify.',
    customer: 'Your website is still starting. We are waiting for its report.',
  },
  'runtime/PLUGINS_DIFFER': {
    staff:
      'vrs-core reports other plugins than are licensed. Please compare installation and licenses.',
    customer: ours,
  },
  'runtime/UNHEALTHY': {
    staff:
      'vrs-core has started, but does not report itself healthy. The errors stand under Installation.',
    customer: ours,
  },
  'runtime/SIGNATURE_INVALID': {
    staff:
      'The signature of a plugin is wrong. It was not installed. Please check the key of the publisher.',
    customer: ours,
  },
  'runtime/DIGEST_MISMATCH': {
    staff: 'The digest of a plugin is wrong. It was not installed.',
    customer: ours,
  },
  'runtime/SIZE_MISMATCH': {
    staff: 'The size of a plugin is wrong. It was not installed.',
    customer: ours,
  },
  'runtime/NAME_MISMATCH': {
    staff: 'A plugin bears another name than expected. It was not installed.',
    customer: ours,
  },
  'runtime/VERSION_MISMATCH': {
    staff: 'A plugin has another version than expected. It was not installed.',
    customer: ours,
  },
  'runtime/PLUGIN_NOT_RUNNING': {
    staff: 'A licensed plugin does not run. The errors stand under Installation.',
    customer: ours,
  },
  'runtime/VERSION_LOWER': {
    staff: 'A plugin was to go to an older version. vrs-core refused that.',
    customer: ours,
  },
  'runtime/ARCHIVE_UNSAFE': {
    staff: 'The archive of a plugin is unsafe. It was not unpacked.',
    customer: ours,
  },
  'runtime/MIGRATION_FAILED': {
    staff: 'The database of a plugin could not be prepared. The errors stand under Installation.',
    customer: ours,
  },
  'runtime/INSTALL_FAILED': {
    staff: 'A plugin could not be installed. The errors stand under Installation.',
    customer: ours,
  },
  'runtime/PLUGIN_CRASHED': {
    staff: 'A plugin crashed at the start. The errors stand under Installation.',
    customer: ours,
  },
  'runtime/DEPENDENCY_MISSING': {
    staff: 'A plugin lacks another one that it needs.',
    customer: ours,
  },
  'runtime/CORE_TOO_OLD': { staff: 'A plugin needs a newer version of vrs-core.', customer: ours },
  'runtime/DOWNLOAD_REFUSED': {
    staff: 'The marketplace refused vrs-core a plugin. Please check the licenses.',
    customer: ours,
  },
  'runtime/CONFIG_REFUSED': {
    staff: 'The marketplace refused vrs-core its configuration. Please rotate the key.',
    customer: ours,
  },
  'runtime/LICENSE_INVALID': { staff: 'vrs-core could not check its license.', customer: ours },
  'runtime/MARKETPLACE_UNREACHABLE': {
    staff: 'vrs-core does not reach the marketplace. Please check VRS_PUBLIC_URL and the network.',
    customer: ours,
  },
}
