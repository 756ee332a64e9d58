import { useState } from "preact/hooks";

interface DropFilesProps {
  disabled: boolean;
  onFiles(files: readonly File[]): void;
}

/** A field for files that can also be dropped on it. */
export function DropFiles({ disabled, onFiles }: DropFilesProps) {
  const [over, setOver] = useState(false);
  const hand = (files: FileList | null | undefined) => {
    if (files?.length && !disabled) onFiles([...files]);
  };
  return (
    <div
      class={over ? "drop over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        hand(event.dataTransfer?.files);
      }}
    >
      <label>
        <span>Drop files here, or choose them</span>
        <input
          type="file"
          multiple
          disabled={disabled}
          onChange={(event) => {
            hand(event.currentTarget.files);
            event.currentTarget.value = "";
          }}
        />
      </label>
    </div>
  );
}
