import { addForm } from './form.js'
import { addInbox } from './inbox.js'

export const plugin = {
  routes: addForm,
  admin: addInbox,
  navigation: [
    { href: '/kontakt', label: 'Kontakt', description: 'Schreiben Sie uns eine Nachricht.' },
  ],
  settings: [
    {
      key: 'intro',
      label: 'Einleitung über dem Formular',
      kind: 'textarea',
      default:
        'Sie haben eine Frage oder ein Anliegen? Schreiben Sie uns, wir melden uns bei Ihnen.',
    },
    {
      key: 'privacyPath',
      label: 'Seite mit Ihrer Datenschutzerklärung',
      kind: 'text',
      default: '',
      hint: 'Zum Beispiel /datenschutz. Ohne Angabe steht unter dem Formular kein Hinweis darauf.',
    },
  ],
}
