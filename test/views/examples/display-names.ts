import type { DisplayNames } from '../../../views/texts/display-names'
import { pageProjectId } from './rows'

export const displayNames: DisplayNames = {
  people: { p1: 'Jana Krüger' },
  projects: { [pageProjectId]: 'Steuerberater Köln' },
  servers: { s1: 'hetzner-3' },
  projectTypes: { business_directory: 'Branchenverzeichnis' },
  categories: { content: 'Inhalte' },
  bundles: { 'verzeichnis-basic': 'Verzeichnis Basic' },
  plugins: { directory: 'Verzeichnis', kontakt: 'Kontakt', impressum: 'Impressum' },
}
