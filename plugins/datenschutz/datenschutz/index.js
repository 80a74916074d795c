import { addEditor } from './editor.js'
import { addPage } from './page.js'

export const plugin = {
  routes: addPage,
  admin: addEditor,
  navigation: [{ href: '/datenschutz', label: 'Datenschutz', place: 'footer' }],
  settings: [],
}
