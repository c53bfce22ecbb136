import classes from './skeleton.module.css'

/** A grey bar that stands where text will be, so that nothing moves when it comes. */
export function Bar({ width = '60%' }: { width?: string | number }) {
  return <span className={classes.bar} style={{ width }} aria-hidden />
}

/** Lines of a block that loads for the first time. */
export function Lines({ count, label }: { count: number; label: string }) {
  return (
    <div className={classes.lines} role="status" aria-label={label}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all alike, never reordered.
        <Bar key={index} width={`${40 + ((index * 37) % 50)}%`} />
      ))}
    </div>
  )
}
