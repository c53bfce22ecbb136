import { type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { SidePanel } from '@/frame/page'
import type { ConsoleError } from '@/ipc/error'
import { ErrorPanel } from '@/kit/error-panel'
import { Lines } from '@/kit/skeleton'

type ReadAnewProps<T> = {
  // biome-ignore lint/suspicious/noExplicitAny: query options of any key.
  query: UseQueryOptions<T, ConsoleError, T, any>
  /** Title of the panel until the thing is there. */
  title: string
  /** What is heard meanwhile: "Reading the user". */
  reading: string
  onClose: () => void
  children: (value: T) => ReactNode
}

/**
 * A form over a thing as the service has it now. It is read anew once before the form is filled;
 * what is read later must not take the form away.
 */
export function ReadAnew<T>({ query, title, reading, onClose, children }: ReadAnewProps<T>) {
  const { data, error, isFetching, refetch } = useQuery({
    ...query,
    staleTime: 0,
    refetchOnMount: 'always',
  })
  const [read, setRead] = useState<{ value: T } | null>(null)
  if (read === null && data !== undefined && !isFetching) setRead({ value: data })
  if (read) return children(read.value)
  return (
    <SidePanel title={title} onClose={onClose}>
      {error ? (
        <ErrorPanel problem={error} onRetry={() => void refetch()} />
      ) : (
        <Lines count={8} label={reading} />
      )}
    </SidePanel>
  )
}
