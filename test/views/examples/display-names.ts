import type { DisplayNames } from '../../../views/texts/display-names'
import { projectId } from './rows'

export const displayNames: DisplayNames = {
  people: { p1: 'Jana Krüger' },
  projects: { [projectId]: 'Steuerberater Köln' },
  servers: { s1: 'hetzner-3' },
  projectTypes: { business_directory: 'Branchenverzeichnis' },
  bundles: { 'verzeichnis-basic': 'Verzeichnis Basic' },
  plugins: { directory: 'Verzeichnis', kontakt: 'Kontakt', impressum: 'Impressum' },
}
