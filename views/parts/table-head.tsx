/** A column's heading, with its class where it has one. */
export type TableColumn = string | readonly [label: string, className: string]

export const TableHead = ({ columns }: { columns: readonly TableColumn[] }) => (
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
