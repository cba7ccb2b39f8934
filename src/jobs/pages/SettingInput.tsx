import type { ChangeEvent } from 'react';
import { Form, type RaRecord, required, SelectInput } from 'react-admin';

interface Props<Value> {
  source: string;
  label: string;
  helperText: string;
  value: Value;
  choices: readonly { id: Value; name: string }[];
  onChange(value: Value): void;
}

/** A setting with a few possible values. A choice applies at once. */
export const SettingInput = <Value extends string | number>(props: Props<Value>) => {
  const { source, value, choices, onChange, ...texts } = props;
  return (
    <Form record={{ id: source, [source]: value }}>
      <SelectInput
        {...texts}
        source={source}
        choices={[...choices]}
        translateChoice={false}
        validate={required()}
        onChange={(event: ChangeEvent<HTMLInputElement> | RaRecord) => {
          onChange((event as ChangeEvent<HTMLInputElement>).target.value as Value);
        }}
        sx={{ minWidth: 240 }}
      />
    </Form>
  );
};
