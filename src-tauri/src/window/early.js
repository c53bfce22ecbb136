// Asks for what the first paint needs while the page's own program is still being read.
window.__HALLEY_EARLY__ = (() => {
  const ask = (command) => {
    const answer = window.__TAURI_INTERNALS__.invoke(command);
    // Whoever takes the answer hears of a refusal; until then it is not an unheard one.
    answer.catch(() => undefined);
    return answer;
  };
  return { preferencesGet: ask("preferences_get"), connectionsList: ask("connections_list") };
})();
