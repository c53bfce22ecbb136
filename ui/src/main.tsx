import { start } from './app/start'
import { connectToCore } from './ipc/tauri'

connectToCore()
const root = document.getElementById('root')
if (root) void start(root)
