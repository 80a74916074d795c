/** The symbols that the catalogue's items can have. */
export const catalogueIcons = [
  'file-text',
  'mail',
  'scale',
  'shopping-cart',
  'users',
  'image',
  'globe',
  'map-pin',
  'calendar',
  'star',
  'box',
  'home',
  'factory',
  'tag',
] as const
export type CatalogueIcon = (typeof catalogueIcons)[number]
