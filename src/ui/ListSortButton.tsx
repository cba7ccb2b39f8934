import ArrowDropDownIcon from '@mui/icons-material/ArrowDropDown';
import SortIcon from '@mui/icons-material/Sort';
import { Menu, MenuItem } from '@mui/material';
import { useId, useState } from 'react';
import {
  Button,
  type SortPayload,
  useListContext,
  useResourceContext,
  useTranslate,
} from 'react-admin';
import { DEFAULT_SORT } from '../dataProvider';

/** Names start in ascending order, numbers and dates in descending order. */
const initialOrder = (field: string): SortPayload['order'] =>
  /name$/.test(field) || field === DEFAULT_SORT.field ? 'ASC' : 'DESC';

/** A menu of the fields to sort a list by. Choosing the current field again reverses the order. */
export const ListSortButton = ({ fields }: { fields: readonly string[] }) => {
  const { sort, setSort } = useListContext();
  const resource = useResourceContext();
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const menuId = useId();
  const fieldName = (field: string) => translate(`resources.${String(resource)}.fields.${field}`);
  const arrow = (order: SortPayload['order']) => (order === 'ASC' ? '↑' : '↓');
  const isDefault = sort.field === DEFAULT_SORT.field;

  const choose = (field: string) => {
    const isSame = field === sort.field && field !== DEFAULT_SORT.field;
    const reversed = sort.order === 'ASC' ? 'DESC' : 'ASC';
    setSort({ field, order: isSame ? reversed : initialOrder(field) });
    setAnchor(null);
  };

  return (
    <>
      <Button
        label={`${fieldName(sort.field)}${isDefault ? '' : ` ${arrow(sort.order)}`}`}
        title={translate('ra.sort.sort_by', {
          field: fieldName(sort.field),
          order: translate(`ra.sort.${sort.order}`),
        })}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor ? menuId : undefined}
        endIcon={<ArrowDropDownIcon />}
        onClick={(event) => {
          setAnchor(event.currentTarget);
        }}
      >
        <SortIcon />
      </Button>
      <Menu
        id={menuId}
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => {
          setAnchor(null);
        }}
      >
        {fields.map((field) => (
          <MenuItem
            key={field}
            selected={field === sort.field}
            onClick={() => {
              choose(field);
            }}
          >
            {fieldName(field)}
            {field === sort.field && !isDefault && ` ${arrow(sort.order)}`}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
