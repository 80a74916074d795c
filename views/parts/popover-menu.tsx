type Item = { dialogId: string; label: string; isDangerous?: boolean | undefined }
type Props = { id: string; label: string; items: readonly Item[] }

/** Beside the name of what opens a menu. */
export const MenuArrow = () => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d="m5 9 7 7 7-7" />
  </svg>
)

/** A menu of acts, each of which opens its dialog. The browser opens and closes it. */
export const PopoverMenu = ({ id, label, items }: Props) => (
  <>
    <button class="btn menu-button" type="button" popovertarget={id}>
      {label}
      <MenuArrow />
    </button>
    <ul class="menu" id={id} popover="auto" aria-label={label}>
      {items.map((item) => (
        <li>
          <a
            class={item.isDangerous ? 'menu-item danger' : 'menu-item'}
            href={`#${item.dialogId}`}
            aria-haspopup="dialog"
          >
            {item.label}
          </a>
        </li>
      ))}
    </ul>
  </>
)
