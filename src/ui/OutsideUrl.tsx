import { Link } from '@mui/material';

/** A URL that a user entered. It is a link only when its scheme is http or https. */
export const OutsideUrl = ({ href }: { href: string }) =>
  /^https?:\/\//i.test(href) ? (
    <Link href={href} target="_blank" rel="nofollow noopener noreferrer ugc">
      {href}
    </Link>
  ) : (
    <span>{href}</span>
  );
