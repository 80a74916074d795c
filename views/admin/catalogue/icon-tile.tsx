import { isOneOf } from '../../../events/codes'
import type { CatalogueIcon } from '../../../src/domain/catalogue/catalogue-icons'
import { catalogueIcons } from '../../../src/domain/catalogue/catalogue-icons'

/** Paths in a square of 24. */
const iconPaths: Record<CatalogueIcon, string> = {
  'file-text': 'M7 4h7l4 4v12H7zM10 12h5M10 16h5',
  mail: 'M4 6.5h16v11H4zM4 7l8 6 8-6',
  scale: 'M12 4v16M8 20h8M5 7h14M5 7l-2.5 6h5zM19 7l-2.5 6h5z',
  'shopping-cart': 'M3 5h3l2 10h9l2-7H7M9.5 19h.01M16.5 19h.01',
  users:
    'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6M3.5 19c0-3 2.5-5 5.5-5s5.5 2 5.5 5M16 5.5a3 3 0 0 1 0 5M17 14.2c2 .6 3.5 2.3 3.5 4.8',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M14.5 8.5h.01',
  globe:
    'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M4 12h16M12 4c2.5 2.3 3.5 5 3.5 8s-1 5.7-3.5 8c-2.5-2.3-3.5-5-3.5-8s1-5.7 3.5-8',
  'map-pin':
    'M12 21c-4-4.5-6-7.5-6-10.5a6 6 0 0 1 12 0c0 3-2 6-6 10.5M12 8.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4',
  calendar: 'M5 6h14v14H5zM5 10.5h14M9 3.5v4M15 3.5v4',
  star: 'M12 4l2.4 5.2 5.6.6-4.2 3.8 1.2 5.6L12 16.4 7 19.2l1.2-5.6L4 9.8l5.6-.6z',
  box: 'M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8',
  home: 'M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-5h4v5',
  factory: 'M4 20V9l5 3.5V9l5 3.5V4h5v16zM8.5 16.5h.01M12 16.5h.01M15.5 16.5h.01',
  tag: 'M4 4h8l8 8-8 8-8-8zM8 8h.01',
}

const plainColor = '#64748b'
const colorPattern = /^#[0-9a-f]{6}$/

type Props = { icon: string | undefined; color: string | undefined }

/** The symbol of an item in its colour; its name always stands beside it. */
export const IconTile = ({ icon = 'tag', color = '' }: Props) => (
  <svg class="icon-tile" viewBox="0 0 24 24" aria-hidden="true">
    <rect width="24" height="24" rx="6" fill={colorPattern.test(color) ? color : plainColor} />
    <path
      d={iconPaths[isOneOf(catalogueIcons, icon) ? icon : 'tag']}
      fill="none"
      stroke="#fff"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      transform="translate(3.6 3.6) scale(.7)"
    />
  </svg>
)
