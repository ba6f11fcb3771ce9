/** The scanner at its own address: a sheet over whatever is behind it, open until one leaves. */

import { ScanSheet } from './ScanSheet.tsx'
import type { ScanProps } from './scan-props.ts'

export interface ScanScreenProps extends ScanProps {
  onBack(): void
}

export const ScanScreen = ({ onBack, ...scan }: ScanScreenProps) => (
  <ScanSheet {...scan} isOpen onOpenChange={(open) => open || onBack()} />
)
