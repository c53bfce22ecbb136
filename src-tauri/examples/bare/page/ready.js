// The same moment Halley reports: the page is drawn and can be used.
requestAnimationFrame(() => window.__TAURI_INTERNALS__.invoke('ready'))
