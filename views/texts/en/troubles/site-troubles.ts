import type { siteTroubles as de } from '../../de/troubles/site-troubles'
import type { TroubleText } from '../../trouble-text'
import { withCareNotice } from './reassurances'

export const siteTroubles: Record<keyof typeof de, TroubleText> = {
  'site/UNREACHABLE': {
    staff: 'The site does not answer on the assigned server.',
    customer: 'Your website does not answer yet. We keep checking.',
  },
  'site/CERTIFICATE': {
    staff: 'The certificate of the site is not valid yet.',
    customer: 'The security certificate of your website is not ready yet. We keep checking.',
  },
  'site/WRONG_BOOT': withCareNotice(
    'The site answers, but belongs to another start or another project.',
  ),
  'site/UNHEALTHY': withCareNotice('The site answers, but does not report itself healthy.'),
  'site/TIMEOUT': {
    staff: 'The site did not answer in time on the assigned server.',
    customer: 'Your website does not answer yet. We keep checking.',
  },
  'site/GARBAGE': withCareNotice(
    'Something other than vrs-core answers under the name of the site.',
  ),
  'site/TOO_LARGE': withCareNotice(
    'Something other than vrs-core answers under the name of the site: the answer is too large.',
  ),
  'site/WRONG_SITE': withCareNotice(
    'The site of another project answers under this name. Please check at Coolify which application bears it.',
  ),
  'runtime/BOOT_REPORT_MISSING': {
    staff:
      'vrs-core has not reported yet. If the report fails to come, look at the log of the application at Coolify.',
    customer: 'Your website is still starting. We are waiting for its report.',
  },
  'runtime/PLUGINS_DIFFER': withCareNotice(
    'vrs-core reports other plugins than are licensed. Please compare installation and licenses.',
  ),
  'runtime/UNHEALTHY': withCareNotice(
    'vrs-core has started, but does not report itself healthy. The errors are listed under Installation.',
  ),
  'runtime/SIGNATURE_INVALID': withCareNotice(
    'The signature of a plugin is wrong. It was not installed. Please check the key of the publisher.',
  ),
  'runtime/DIGEST_MISMATCH': withCareNotice(
    'The digest of a plugin is wrong. It was not installed.',
  ),
  'runtime/SIZE_MISMATCH': withCareNotice('The size of a plugin is wrong. It was not installed.'),
  'runtime/NAME_MISMATCH': withCareNotice(
    'A plugin bears another name than expected. It was not installed.',
  ),
  'runtime/VERSION_MISMATCH': withCareNotice(
    'A plugin has another version than expected. It was not installed.',
  ),
  'runtime/PLUGIN_NOT_RUNNING': withCareNotice(
    'A licensed plugin does not run. The errors are listed under Installation.',
  ),
  'runtime/VERSION_LOWER': withCareNotice(
    'A plugin was to go to an older version. vrs-core refused that.',
  ),
  'runtime/ARCHIVE_UNSAFE': withCareNotice(
    'The archive of a plugin is unsafe. It was not unpacked.',
  ),
  'runtime/MIGRATION_FAILED': withCareNotice(
    'The database of a plugin could not be prepared. The errors are listed under Installation.',
  ),
  'runtime/INSTALL_FAILED': withCareNotice(
    'A plugin could not be installed. The errors are listed under Installation.',
  ),
  'runtime/PLUGIN_CRASHED': withCareNotice(
    'A plugin crashed at the start. The errors are listed under Installation.',
  ),
  'runtime/DEPENDENCY_MISSING': withCareNotice('A plugin lacks another one that it needs.'),
  'runtime/CORE_TOO_OLD': withCareNotice('A plugin needs a newer version of vrs-core.'),
  'runtime/DEPENDENCY': withCareNotice(
    'A plugin needs another one that does not fit. The Licenses tab names both.',
  ),
  'runtime/NO_VERSION': withCareNotice(
    'A licensed plugin has no version for vrs-core. The Licenses tab names it.',
  ),
  'runtime/YANKED': withCareNotice(
    'All fitting versions of a licensed plugin were yanked. The Licenses tab names it.',
  ),
  'runtime/UPDATES_ENDED': withCareNotice(
    'All fitting versions of a licensed plugin were released after its updates ended. The Licenses tab names it.',
  ),
  'runtime/DOWNLOAD_REFUSED': withCareNotice(
    'The marketplace refused vrs-core a plugin. Please check the licenses.',
  ),
  'runtime/CONFIG_REFUSED': withCareNotice(
    'The marketplace refused vrs-core its configuration. Please rotate the key.',
  ),
  'runtime/LICENSE_INVALID': withCareNotice('vrs-core could not check its license.'),
  'runtime/MARKETPLACE_UNREACHABLE': withCareNotice(
    'vrs-core does not reach the marketplace. Please check VRS_PUBLIC_URL and the network.',
  ),
}
