/** What we use of the @xmpp packages, which bring no types of their own. */

declare module '@xmpp/xml' {
  export type Node = Element | string
  export type Attributes = Record<string, string | number | null | undefined>

  export class Element {
    constructor(name: string, attributes?: Attributes)
    name: string
    parent: Element | null
    /** Numbers appear only in trees that we build ourselves. */
    children: (Element | string | number)[]
    attrs: Record<string, string | undefined>
    is(name: string, namespace?: string): boolean
    getName(): string
    getNS(): string | undefined
    getChild(name: string, namespace?: string): Element | undefined
    getChildren(name: string, namespace?: string): Element[]
    getChildElements(): Element[]
    getChildText(name: string, namespace?: string): string | null
    getText(): string
    append(...nodes: Node[]): void
    toString(): string
  }

  export type Child = Node | readonly Child[] | null | undefined | false

  /** Attributes and children that are null or undefined are left out. */
  export function xml(name: string, attributes?: Attributes | null, ...children: Child[]): Element

  export class Parser {
    on(event: 'start' | 'element' | 'end', listener: (element: Element) => void): this
    on(event: 'error', listener: (error: Error) => void): this
    write(text: string): void
    end(text?: string): void
  }
}
