import { addDesk } from './desk.js'
import { countEntries } from './entries.js'
import { addEntryPage } from './entry-page.js'
import { addListPage } from './list-page.js'
import { searchForm } from './search.js'

export const plugin = {
  routes(app, site) {
    addListPage(app, site)
    addEntryPage(app, site)
  },
  admin: addDesk,
  async home(site) {
    if ((await countEntries(site)) === 0) return null
    return site.html`<h2>${site.settings.title}</h2>
      <p>Suchen Sie nach Name, Ort oder Stichwort.</p>
      ${searchForm(site.html, { search: '', category: '' }, [])}`
  },
  navigation: [
    {
      href: '/verzeichnis',
      label: 'Verzeichnis',
      description: 'Alle Einträge mit Suche und Kategorien.',
    },
  ],
  settings: [
    { key: 'title', label: 'Überschrift', kind: 'text', default: 'Verzeichnis' },
    { key: 'intro', label: 'Einleitung', kind: 'textarea', default: '' },
  ],
}
