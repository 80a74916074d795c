import { addEditor } from './editor.js'
import { addPage } from './page.js'

export const plugin = {
  routes: addPage,
  admin: addEditor,
  navigation: [{ href: '/impressum', label: 'Impressum', place: 'footer' }],
  settings: [],
}
