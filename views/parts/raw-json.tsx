type Props = { label: string; value: unknown }

/** JSON as it is, for those who want to see it; long ones scroll, by keyboard too. */
export const RawJson = ({ label, value }: Props) => (
  <section class="raw" tabindex={0} aria-label={label}>
    <pre>{typeof value === 'string' ? value : JSON.stringify(value, null, 2)}</pre>
  </section>
)
