import { expect, it } from 'vitest'
import { sources } from './source-tree.ts'

/** Tarjan's strongly connected components, over everything that is there at run time. */
function circles(): string[][] {
  const graph = new Map(sources.map((file) => [file.path, file.runtimeImports]))
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []
  const visit = (node: string) => {
    index.set(node, index.size)
    low.set(node, index.get(node) as number)
    stack.push(node)
    for (const next of graph.get(node) ?? []) {
      if (!graph.has(next)) continue
      if (!index.has(next)) {
        visit(next)
        low.set(node, Math.min(low.get(node) as number, low.get(next) as number))
      } else if (stack.includes(next))
        low.set(node, Math.min(low.get(node) as number, index.get(next) as number))
    }
    if (low.get(node) !== index.get(node)) return
    const circle = stack.splice(stack.indexOf(node))
    if (circle.length > 1 || graph.get(node)?.includes(node)) found.push(circle)
  }
  for (const node of graph.keys()) if (!index.has(node)) visit(node)
  return found
}

it('no file imports itself by a detour', () => {
  expect(circles()).toEqual([])
})
