import { Autocomplete, createFilterOptions, TextField } from '@mui/material';
import { useMemo, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { fullName } from '../../api/contract';
import { useDraftState, useKeys } from '../../ui';
import { useGraph } from './GraphContext';

interface Option {
  readonly node: number;
  readonly id: string;
  readonly name: string;
}

// A graph has thousands of accounts: render only the first matches.
const filterOptions = createFilterOptions<Option>({ limit: 30, stringify: ({ name }) => name });

/** Finds an account of the graph by its name, shows it in the side panel and moves the picture to it. */
export const GraphSearch = ({ onFound }: { onFound(node: number): void }) => {
  const translate = useTranslate();
  const { graph, change } = useGraph();
  const [text, setText] = useDraftState('graph search', '');
  const input = useRef<HTMLInputElement>(null);
  useKeys({ '/': { label: 'keys.search', act: () => input.current?.focus() } });
  const options = useMemo(
    () =>
      graph.accounts.map((account, node) => ({ node, id: account.id, name: fullName(account) })),
    [graph.accounts],
  );
  return (
    <Autocomplete
      size="small"
      options={options}
      filterOptions={filterOptions}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      value={null}
      inputValue={text}
      onInputChange={(_event, typed, reason) => {
        // When it is mounted, the field would start empty.
        if (reason !== 'reset') setText(typed);
      }}
      blurOnSelect
      clearOnBlur
      // The arrow would cover the end of the label.
      forcePopupIcon={false}
      noOptionsText={translate('graph.tools.no_match')}
      onChange={(_event, option) => {
        if (!option) return;
        change({ kind: 'focus', id: option.id });
        onFound(option.node);
      }}
      renderInput={(params) => (
        <TextField
          {...params}
          inputRef={input}
          margin="none"
          label={translate('graph.tools.search')}
        />
      )}
      sx={{ width: 210 }}
    />
  );
};
