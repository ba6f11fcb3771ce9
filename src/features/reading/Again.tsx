import { Button } from '../../ui/Button.tsx'
import type { ReadingWays } from './reading-ways.ts'

/** The way back from a card to whatever brought it. */
export const Again = ({ again }: Pick<ReadingWays, 'again'>) =>
  again ? (
    <Button rank="quiet" wide onPress={again.onPress}>
      {again.label}
    </Button>
  ) : null
