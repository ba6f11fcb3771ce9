/** Reads the source tree: files, their lines, and who imports whom. Shared by the rules of this folder. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

export interface SourceFile {
  /** From the project's root, with forward slashes. */
  path: string
  text: string
  lines: number
  /** Relative imports, resolved; type-only ones too. */
  imports: string[]
  /** The same without `import type`: what is there at run time. */
  runtimeImports: string[]
  /** Packages. */
  packages: string[]
}

export function walk(folder: string, accept: (path: string) => boolean): string[] {
  const found: string[] = []
  for (const name of readdirSync(join(root, folder)).sort()) {
    const path = `${folder}/${name}`
    if (statSync(join(root, path)).isDirectory()) found.push(...walk(path, accept))
    else if (accept(path)) found.push(path)
  }
  return found
}

const STATEMENT =
  /(?:^|\n)\s*(import|export)(\s+type)?\s*([^'";]*?)\bfrom\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

export function readSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8')
  const file: SourceFile = {
    path,
    text,
    lines: text.split('\n').length - 1,
    imports: [],
    runtimeImports: [],
    packages: [],
  }
  for (const [, , type, , from, bare, dynamic] of text.matchAll(STATEMENT)) {
    const target = from ?? bare ?? dynamic ?? ''
    if (!target.startsWith('.')) {
      file.packages.push(target)
      continue
    }
    const resolved = relative(root, resolve(root, dirname(path), target.replace(/\?.*$/, ''))).replaceAll(
      '\\',
      '/',
    )
    file.imports.push(resolved)
    // A dynamic import is a door between chunks, not a circle.
    if (!type && !dynamic) file.runtimeImports.push(resolved)
  }
  return file
}

const CODE = /\.(ts|tsx)$/
export const sources = walk('src', (path) => CODE.test(path) && !path.endsWith('.d.ts')).map(readSource)
export const styles = walk('src', (path) => path.endsWith('.css')).map(readSource)
