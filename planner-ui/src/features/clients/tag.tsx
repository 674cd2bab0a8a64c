import classes from './tag.module.css'

/** A word that stands on a client. */
export const Tag = ({ text }: { readonly text: string }) => <span className={classes.tag}>{text}</span>
