import { Link } from '@mui/material';

/** An address somebody entered: a link only when it is one, shown as it is. */
export const OutsideUrl = ({ href }: { href: string }) =>
  /^https?:\/\//i.test(href) ? (
    <Link href={href} target="_blank" rel="nofollow noopener noreferrer ugc">
      {href}
    </Link>
  ) : (
    <span>{href}</span>
  );
