import type { publishingRefusalCodes } from '../../../events/refusal-codes'

export const publishingRefusals: Record<(typeof publishingRefusalCodes)[number], string> = {
  ARCHIVE_NEEDED: 'Please choose the plugin’s ZIP archive.',
  ARCHIVE_INVALID: 'This archive cannot be published.',
  MANIFEST_NEEDED:
    'This server holds no key to sign with. Please upload the signed manifest as well.',
  MANIFEST_INVALID: 'The manifest lacks a valid signature by a trusted key.',
  MANIFEST_MISMATCH: 'The manifest does not belong to this archive.',
  VERSION_EXISTS: 'This version exists already with other content. Please raise the version.',
  VERSION_NOT_GREATER: 'There is an equal or higher version within this major version already.',
  VERSION_UNKNOWN: 'There is no such version.',
  VERSION_IS_DRAFT: 'This version is a draft. Please release it first.',
  VERSION_YANKED: 'This version has been yanked.',
  KEY_SET_INVALID: 'The set of keys is not signed by a trusted key.',
  KEY_SET_OUTDATED: 'There is a newer set of keys already.',
}
