import { useQuery } from '@tanstack/react-query'
import type { AppRef } from '@/bindings'
import { connectionsQuery } from '@/ipc/questions'

/** Whether an app is of the demo, whose service runs on this computer and tells addresses of it. */
export function useIsDemo(app: AppRef): boolean {
  const { data: connections = [] } = useQuery(connectionsQuery)
  return connections.some(({ id, kind }) => id === app.connection && kind === 'demo')
}
