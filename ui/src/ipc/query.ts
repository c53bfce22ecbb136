/**
 * How screens ask and act. `QueryClient` defaults, `useCall` for commands that change something,
 * `usePreferences`. Reads are plain `useQuery({ queryKey: keys.…, queryFn: ({ signal }) => host.…(…, signal) })`.
 */
import {
  notifyManager,
  QueryClient,
  type QueryKey,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { ConsoleError, toConsoleError } from './error'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ConsoleError
  }
}

// An answer is drawn in the turn it came in; by default it waits for a timer, which costs a frame.
notifyManager.setScheduler(queueMicrotask)

const SHOWN_AS_FRESH_MS = 15_000
const KEPT_MS = 5 * 60_000

/** The core retries what can be retried, so the window never does. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        staleTime: SHOWN_AS_FRESH_MS,
        gcTime: KEPT_MS,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}

/** Query options with the abort signal passed on and old data kept while new data comes. */
export function read<T>(queryKey: QueryKey, ask: (signal: AbortSignal) => Promise<T>) {
  return queryOptions<T, ConsoleError>({ queryKey, queryFn: ({ signal }) => ask(signal) })
}

/** A command that changes something. `stale` lists the keys to read again after success. */
export function useCall<A, R>(
  act: (argument: A) => Promise<R>,
  options: { stale?: (argument: A, result: R) => readonly QueryKey[] } = {},
) {
  const client = useQueryClient()
  return useMutation<R, ConsoleError, A>({
    mutationFn: (argument) =>
      act(argument).catch((thrown) => Promise.reject(toConsoleError(thrown))),
    onSuccess: (result, argument) => {
      for (const queryKey of options.stale?.(argument, result) ?? []) {
        void client.invalidateQueries({ queryKey })
      }
    },
  })
}

export { ConsoleError }
