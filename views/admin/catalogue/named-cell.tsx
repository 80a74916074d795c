import { IconTile } from './icon-tile'

type Props = {
  item: { id: string; displayName: string; fields?: { icon?: string; color?: string } }
  path: string
}

/** The first cell of an item's row: its symbol, its name and its code. */
export const NamedCell = ({ item, path }: Props) => (
  <td class="project">
    <div class="named">
      {item.fields && <IconTile icon={item.fields.icon} color={item.fields.color} />}
      <div>
        <a class="clamp" href={`${path}/${item.id}`}>
          <bdi>{item.displayName}</bdi>
        </a>
        <span class="sub mono">{item.id}</span>
      </div>
    </div>
  </td>
)
