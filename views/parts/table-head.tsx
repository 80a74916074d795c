/** A column's heading, with its class where it has one. */
type Column = string | readonly [label: string, className: string]

export const TableHead = ({ columns }: { columns: readonly Column[] }) => (
  <thead>
    <tr>
      {columns.map((column) => {
        const [label, className] = typeof column === 'string' ? [column] : column
        return (
          <th scope="col" class={className}>
            {label}
          </th>
        )
      })}
    </tr>
  </thead>
)
