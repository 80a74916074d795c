import type { publishingRefusalCodes } from '../../../events/refusal-codes'

export const publishingRefusals: Record<(typeof publishingRefusalCodes)[number], string> = {
  ARCHIVE_NEEDED: 'Bitte wählen Sie das ZIP-Archiv des Plugins.',
  ARCHIVE_INVALID: 'Dieses Archiv kann nicht veröffentlicht werden.',
  MANIFEST_NEEDED:
    'Dieser Server hat keinen Schlüssel zum Signieren. Bitte laden Sie das signierte Manifest mit hoch.',
  MANIFEST_INVALID: 'Dem Manifest fehlt eine gültige Signatur eines bekannten Schlüssels.',
  MANIFEST_MISMATCH: 'Das Manifest gehört nicht zu diesem Archiv.',
  VERSION_EXISTS: 'Diese Version gibt es schon, mit anderem Inhalt. Bitte erhöhen Sie die Version.',
  VERSION_NOT_GREATER: 'Es gibt schon eine gleiche oder höhere Version dieser Hauptversion.',
  VERSION_UNKNOWN: 'Diese Version gibt es nicht.',
  VERSION_IS_DRAFT: 'Diese Version ist noch ein Entwurf. Bitte geben Sie sie zuerst frei.',
  VERSION_YANKED: 'Diese Version wurde zurückgezogen.',
  KEY_SET_INVALID: 'Die Liste der Schlüssel ist nicht von einem bekannten Schlüssel signiert.',
  KEY_SET_OUTDATED: 'Es gibt schon eine neuere Liste der Schlüssel.',
}
