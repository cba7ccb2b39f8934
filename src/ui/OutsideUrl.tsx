import { Link } from '@mui/material';

/** An address that a user entered, shown as it is: a link only when it is http or https. */
export const OutsideUrl = ({ href }: { href: string }) =>
  /^https?:\/\//i.test(href) ? (
    <Link href={href} target="_blank" rel="nofollow noopener noreferrer ugc">
      {href}
    </Link>
  ) : (
    <span>{href}</span>
  );
