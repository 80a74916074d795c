import type { Projection } from './projection'

export const categoriesProjection: Projection = {
  table: 'categories',
  key: ['code'],
  changes: (event) =>
    event.type === 'CategoryNamed'
      ? [
          {
            put: {
              code: event.data.code,
              display_name: event.data.displayName,
              icon: event.data.icon,
              color: event.data.color,
              position: event.data.order,
            },
          },
        ]
      : [],
}
