/** Runs before the page, sandboxed, in a world of its own; one of the two files that import Electron. */
import { contextBridge, ipcRenderer } from 'electron'
import { bridgeTo } from './bridge.ts'

contextBridge.exposeInMainWorld('desktop', bridgeTo(ipcRenderer))
