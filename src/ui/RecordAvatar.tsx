import { Avatar, type AvatarProps } from '@mui/material';

interface Props extends Pick<AvatarProps, 'variant'> {
  src: string | null | undefined;
  /** Shown when there is no picture. */
  letters: string | undefined;
}

/** The small picture beside the name of a record. Screen readers skip it. */
export const RecordAvatar = ({ src, letters, variant }: Props) => (
  <Avatar
    variant={variant}
    src={src ?? undefined}
    alt=""
    aria-hidden
    sx={{ width: 28, height: 28, fontSize: 12, bgcolor: 'action.selected', color: 'text.primary' }}
  >
    {letters}
  </Avatar>
);
