import { useId } from "preact/hooks";

interface Props<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, title: string])[];
  readonly onChoose: (value: T) => void;
}

/** A labelled list to choose one thing from. */
export function Choice<T extends string>({ label, value, options, onChoose }: Props<T>) {
  const choose = (text: string): void => {
    const found = options.find(([option]) => option === text);
    if (found !== undefined) onChoose(found[0]);
  };
  const id = useId();
  return (
    <div class="choice">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {options.map(([option, title]) => (
          <option key={option} value={option}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}
