import type { RegistrarContact } from '../store/documents'
import type { InwxStore } from '../store/inwx-store'

/** The contact that the account itself has; it stands where a domain names none. */
export const accountContactId = 740_200

const accountContact: RegistrarContact = {
  id: accountContactId,
  roId: accountContactId,
  type: 'ORG',
  name: 'Sandbox Account',
  org: 'Sandbox GmbH',
  street: 'Prinzessinnenstr. 30',
  city: 'Berlin',
  pc: '10969',
  sp: '',
  cc: 'DE',
  voice: '+49.301234567',
  fax: '',
  email: 'account@sandbox.example',
  remarks: '',
}

const countUses = (store: InwxStore, id: number) =>
  store.listDomains().filter(({ contacts }) => Object.values(contacts).includes(id)).length

/** An id is a string where a contact is shown, a number where one was just created. */
const toContactModel = (store: InwxStore, contact: RegistrarContact) => ({
  ...contact,
  id: String(contact.id),
  usedCount: countUses(store, contact.id),
})

export const findContactModel = (store: InwxStore, id: number) => {
  const contact = [accountContact, ...store.listContacts()].find((one) => one.id === id)
  return contact && toContactModel(store, contact)
}
