type Props = { href: string; name: string }

export const Brand = ({ href, name }: Props) => (
  <a class="brand" href={href}>
    <svg width="20" height="20" viewBox="0 0 20 20" fill="none" aria-hidden="true">
      <path
        d="M3 4l7 13 7-13"
        stroke="currentColor"
        stroke-width="2.6"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
    {name}
  </a>
)
