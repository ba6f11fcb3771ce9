/** The Invite icon: the host's half of the token filled, the guest's half waiting. Drawn on lucide's grid. */
import { createLucideIcon } from 'lucide-react'

export const InviteIcon = createLucideIcon('Invite', [
  [
    'path',
    {
      key: 'host',
      fill: 'currentColor',
      strokeWidth: 1,
      d: 'M12.25 3H6a3 3 0 0 0-3 3v12a3 3 0 0 0 3 3h.25a1 1 0 0 0 1-1v-8a1 1 0 0 1 1-1h4a1 1 0 0 0 1-1V4a1 1 0 0 0-1-1z',
    },
  ],
  [
    'path',
    {
      key: 'guest',
      d: 'M17.5 3H18a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3h-6.25a1 1 0 0 1-1-1v-4.5a1 1 0 0 1 1-1h3.75a1 1 0 0 0 1-1V4a1 1 0 0 1 1-1z',
    },
  ],
])
