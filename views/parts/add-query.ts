/** `('/audit', {text: 'a', by: ''})` -> `/audit?text=a`; empty fields are left out. */
export const addQuery = (path: string, fields: Readonly<Record<string, string | undefined>>) => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) if (value) query.set(name, value)
  return query.size > 0 ? `${path}?${query}` : path
}
