/** Gets the invite that the sheet shows: one a kind, or a person, asked for once, and again when the person or the network says so. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { MakeInvite } from '../../client/invites/inviting.ts'
import { useLive } from '../../live/useLive.ts'
import type { FormAnswers } from '../../model/data-form.ts'
import type { IssuedInvite } from '../../model/issued-invite.ts'
import type { BareJid } from '../../model/jid.ts'
import { useClient } from '../client-context.tsx'
import type { InviteWish } from './invite-wish.ts'
import type { AnyKind } from './offered.ts'

export interface Shown {
  invite: IssuedInvite
  link: string
  uri: string
}

/** One of the ledger that was asked for again. */
export interface Revealed {
  id: string
  link: string
  uri: string
}

export type Making =
  | { status: 'asking' }
  | ({ status: 'made' } & Shown)
  | ({ status: 'revealed' } & Revealed)
  | Exclude<MakeInvite, { status: 'made' }>
  /** It is in the ledger, but this device does not hold its token. */
  | { status: 'lost' }

export interface MakeInviteHook {
  making: Making
  /** A new one in place of what is shown. */
  again(): void
  answer(answers: FormAnswers): void
}

interface Options {
  webAddress: string
  wish: InviteWish
  /** For nobody else. */
  boundTo: BareJid | null
  isOpen: boolean
}

const ASKING: Making = { status: 'asking' }

export function useMakeInvite(
  kind: AnyKind | null,
  { webAddress, wish, boundTo, isOpen }: Options,
): MakeInviteHook {
  const { invites, connection } = useClient()
  const online = useLive(connection).status === 'online'
  const [made, setMade] = useState<ReadonlyMap<string, Making>>(new Map())
  const underWay = useRef(new Set<string>())
  const shown = wish && 'show' in wish ? wish.show : null
  const note = wish && 'like' in wish ? wish.like.note : ''
  const key = shown ?? (kind && boundTo ? `${kind} ${boundTo}` : kind)
  const making = (key !== null && made.get(key)) || ASKING

  const ask = useCallback(async (name: string, question: () => Promise<Making>) => {
    if (underWay.current.has(name)) return
    underWay.current.add(name)
    const answer = await question().catch((): Making => ({ status: 'unavailable', text: null }))
    underWay.current.delete(name)
    setMade((before) => new Map(before).set(name, answer))
  }, [])

  const make = useCallback(
    (of: AnyKind, answers?: FormAnswers) =>
      invites.make(of, {
        webAddress,
        ...(answers && { answers }),
        ...(note && { note }),
        ...(boundTo && { boundTo }),
      }),
    [invites, webAddress, note, boundTo],
  )

  useEffect(() => {
    if (!isOpen || key === null || made.has(key)) return
    void ask(key, async () => {
      if (shown === null) return make(kind as AnyKind)
      const revealed = await invites.reveal(shown, webAddress)
      return revealed ? { status: 'revealed', id: shown, ...revealed } : { status: 'lost' }
    })
  }, [isOpen, key, kind, shown, made, ask, make, invites, webAddress])

  const forget = useCallback((name: string | null) => {
    setMade((before) => new Map([...before].filter(([other]) => other !== name)))
  }, [])

  // What failed for want of a network goes on when there is one.
  useEffect(() => {
    if (online && making.status === 'offline') forget(key)
  }, [online, making.status, key, forget])

  return {
    making,
    again: () => forget(key),
    answer: (answers) => {
      if (kind && key) void ask(key, () => make(kind, answers))
    },
  }
}
