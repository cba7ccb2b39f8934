import MoreVertIcon from '@mui/icons-material/MoreVert';
import { IconButton, Menu, MenuItem, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';

interface Props {
  /** Names of the actions. */
  actions: readonly string[];
  /** Why the menu cannot be used. Undefined when it can. */
  refusal?: string;
  onChoose(action: string): void;
}

/** A menu of actions, behind a button. */
export const ActionMenu = ({ actions, refusal, onChoose }: Props) => {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Tooltip title={refusal ?? translate('actions.more')} describeChild>
        <span>
          <IconButton
            size="small"
            aria-label={translate('actions.more')}
            aria-haspopup="menu"
            disabled={refusal !== undefined}
            onClick={(event) => {
              setAnchor(event.currentTarget);
            }}
          >
            <MoreVertIcon />
          </IconButton>
        </span>
      </Tooltip>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => {
          setAnchor(null);
        }}
      >
        {actions.map((name) => (
          <MenuItem
            key={name}
            onClick={() => {
              setAnchor(null);
              onChoose(name);
            }}
          >
            {translate(`actions.${name}.button`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
