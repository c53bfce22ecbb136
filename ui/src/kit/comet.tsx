import mark from '../../../icons/halley.svg'

/** The mark of the program: a comet that is about to say something. */
export function Comet({ size = 52 }: { size?: number }) {
  return <img src={mark} width={size} height={size} alt="" />
}
