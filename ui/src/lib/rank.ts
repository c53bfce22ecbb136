/**
 * Keeps what has every word of `text` somewhere in its name, best first: name starts with it, a
 * word starts with it, anywhere. All of them, in their order, when the text is empty.
 */
export function rankByWords<T>(all: readonly T[], text: string, nameOf: (each: T) => string): T[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return [...all]
  return all
    .map((each) => ({ each, score: scoreOf(nameOf(each).toLowerCase(), words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ each }) => each)
}

function scoreOf(name: string, words: readonly string[]): number {
  let score = 0
  for (const word of words) {
    const at = name.indexOf(word)
    if (at < 0) return 0
    if (at === 0) score += 3
    else score += /[\p{L}\p{N}]/u.test(name[at - 1] ?? ' ') ? 1 : 2
  }
  return score
}
