import { useQuery } from '@tanstack/react-query'
import type { AppRef } from '@/bindings'
import { usePath, useSearchText } from '@/frame/address'
import { Link } from '@/frame/link'
import { viewsQuery } from '@/ipc/questions'
import { IconBookmark } from '@/kit/icons'
import { SafeLine } from '@/kit/safe-text'
import { searchOfView, VIEW } from '@/table/views/view-address'
import type { AppPlace } from './places'
import classes from './sidebar.module.css'

/** The saved views of a place, below it in the side bar. */
export function ViewItems({ app, place }: { app: AppRef; place: AppPlace }) {
  const path = usePath()
  const shown = useSearchText(VIEW)
  const { data = [] } = useQuery(viewsQuery(app, place.place))
  return data.map((view) => {
    const here = path === place.href(app) && shown === String(view.id)
    return (
      <li key={view.id}>
        <Link
          bare
          here={here}
          href={place.href(app, searchOfView(view))}
          className={`${classes.item} ${classes.viewItem}`}
          data-inside={here || undefined}
        >
          <IconBookmark size={14} stroke={1.75} aria-hidden />
          <span className={classes.label}>
            <SafeLine text={view.name} />
          </span>
        </Link>
      </li>
    )
  })
}
