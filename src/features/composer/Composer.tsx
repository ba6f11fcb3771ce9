/** Where one writes. Being offline changes nothing here: what is sent leaves when it can. */
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import { type BareJid, localpart } from '../../model/jid.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useMedia } from '../../ui/useMedia.ts'
import { useClient } from '../client-context.tsx'
import { AboutBar } from './AboutBar.tsx'
import { CompletionList, optionId } from './CompletionList.tsx'
import styles from './Composer.module.css'
import { EmojiButton } from './EmojiButton.tsx'
import { MAX_CHARACTERS } from './limit.ts'
import { useAboutField } from './useAboutField.ts'
import { useCompletion } from './useCompletion.ts'
import { useComposer } from './useComposer.ts'
import { useGrow } from './useGrow.ts'

export interface ComposerProps {
  jid: BareJid
  autoFocus?: boolean
  /** What else can be sent, such as files: buttons before and behind the words. An edit has neither; on a small screen those
   * behind make room for words as soon as there are some. */
  before?: ReactNode
  behind?: ReactNode
}

/** Give it `key={jid}`: each conversation has its own draft. */
export function Composer({ jid, autoFocus = false, before, behind }: ComposerProps) {
  const { t, i18n } = useTranslation()
  const client = useClient()
  const conversation = useLive(client.conversations.one(jid))
  const contact = useLive(client.contacts.one(jid))
  const name = contact?.displayName ?? conversation?.name ?? localpart(jid)
  const field = useRef<HTMLTextAreaElement>(null)
  const problemId = useId()
  // Where keys are under the thumb, Enter is for lines and the button is for sending.
  const touch = useMedia('(pointer: coarse)')
  const { text, change, send, tooLong, refuse } = useComposer(jid)
  const { about, giveUp, editLast } = useAboutField(field)
  const isEdit = about?.kind === 'edit'
  const completion = useCompletion(field, change)
  const isCompleting = completion.found.length > 0
  useGrow(field, text)

  function submit() {
    send()
    field.current?.focus()
  }

  /** True = the key meant something here. */
  function press(event: KeyboardEvent): boolean {
    // A key that ends a composition chooses a word. Safari tells only by this key code.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return false
    if (completion.press(event)) return true
    if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return false
    if (event.key === 'Escape') return giveUp()
    if (event.key === 'ArrowUp') return text === '' && editLast()
    if (event.key !== 'Enter' || touch) return false
    submit()
    return true
  }

  function insert(emoji: string) {
    const element = field.current
    if (!element) return
    element.setRangeText(emoji, element.selectionStart, element.selectionEnd, 'end')
    change(element.value)
  }

  /** Looked at before the browser lays it out: a megabyte would stop the screen. */
  function onInsert(event: ClipboardEvent | DragEvent, data: DataTransfer) {
    const added = data.getData('text/plain').length
    const element = field.current
    const replaced = element ? element.selectionEnd - element.selectionStart : 0
    if (text.length - replaced + added <= MAX_CHARACTERS) return
    event.preventDefault()
    refuse(added)
  }

  const count = (characters: number) => new Intl.NumberFormat(i18n.language).format(characters)
  return (
    <div className={styles.frame}>
      <div className={styles.problem} aria-live="polite" id={problemId}>
        {tooLong > 0 && (
          <p>
            <Icon name="error" size={16} />
            {t('composer.tooLong', { count: count(tooLong), limit: count(MAX_CHARACTERS) })}
          </p>
        )}
      </div>
      {about && <AboutBar about={about} onEnd={giveUp} />}
      <div className={styles.composer}>
        {isCompleting && <CompletionList completion={completion} />}
        {isEdit ? null : before}
        <textarea
          ref={field}
          data-testid="composer"
          data-kept
          className={styles.text}
          dir="auto"
          rows={1}
          aria-label={t('composer.messageTo', { name })}
          aria-describedby={tooLong > 0 ? problemId : undefined}
          placeholder={t('composer.messageTo', { name })}
          enterKeyHint={touch ? 'enter' : 'send'}
          // biome-ignore lint/a11y/noAutofocus: only where opening a conversation means wanting to write
          autoFocus={autoFocus}
          value={text}
          {...(isCompleting && {
            // A text area may be nothing but a text box; what is active in its list is read out all the same.
            'aria-autocomplete': 'list' as const,
            'aria-haspopup': 'listbox' as const,
            'aria-controls': completion.listId,
            'aria-activedescendant': optionId(completion.listId, completion.active),
          })}
          onChange={(event) => {
            change(event.target.value)
            completion.look()
          }}
          onSelect={completion.look}
          onBlur={completion.close}
          onKeyDown={(event) => {
            if (press(event)) event.preventDefault()
          }}
          onPaste={(event) => onInsert(event, event.clipboardData)}
          onDrop={(event) => onInsert(event, event.dataTransfer)}
        />
        {!touch && <EmojiButton onPick={insert} onClose={() => field.current?.focus()} />}
        {isEdit || (touch && text !== '') ? null : behind}
        <IconButton
          data-testid="send"
          icon={isEdit ? 'check' : 'send'}
          rank="primary"
          label={isEdit ? t('composer.save') : t('composer.send')}
          onPress={submit}
          preventFocusOnPress
        />
      </div>
    </div>
  )
}
