type Props = { label: string; value: unknown }

/** Raw JSON in a region that also scrolls by keyboard. */
export const RawJson = ({ label, value }: Props) => (
  <section class="raw" tabindex={0} aria-label={label}>
    <pre>{typeof value === 'string' ? value : JSON.stringify(value, null, 2)}</pre>
  </section>
)
