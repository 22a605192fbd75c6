import { useEffect, useRef, useState } from 'react';

/** What browsers call a picture that is no file. */
const UNNAMED = /^image\.[a-z]+$/i;

/** A picture from the clipboard has no name of its own: it is named by the moment it was pasted. */
export function nameOfPasted({
  name,
  type,
  lastModified,
}: Pick<File, 'name' | 'type' | 'lastModified'>): string {
  if (name !== '' && !UNNAMED.test(name)) return name;
  const at = new Date(lastModified);
  const two = (figure: number): string => String(figure).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = `${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
  return `anh-dan-${day}-${time}.${type.split('/')[1] ?? 'png'}`;
}

/**
 * Whether a paste is meant to bring files. Cells copied from Excel come as text with a picture of them: that is text,
 * and where somebody types, text that is there goes into the field.
 */
export function bringsFiles(
  types: readonly string[],
  fileNames: readonly string[],
  inField: boolean,
): boolean {
  if (fileNames.length === 0) return false;
  if (!types.includes('text/plain')) return true;
  return !inField && fileNames.some((name) => name !== '' && !UNNAMED.test(name));
}

/**
 * Takes files dropped anywhere on `area` and files or a picture pasted anywhere on the page. `over`: files are held
 * above the area. `enabled` false: nothing is taken.
 */
export function useFileIntake(
  area: { readonly current: HTMLElement | null },
  onFiles: (files: readonly File[]) => void,
  enabled = true,
): { readonly over: boolean } {
  const [over, setOver] = useState(false);
  const take = useRef(onFiles);
  useEffect(() => {
    take.current = onFiles;
  });
  useEffect(() => {
    const target = area.current;
    if (!target || !enabled) return undefined;
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const onDragOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent): void => {
      if (!(event.relatedTarget instanceof Node && target.contains(event.relatedTarget))) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      // A field of its own inside the area may have taken them already.
      if (event.defaultPrevented || !hasFiles(event)) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) take.current(files);
    };
    const onPaste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      const types = event.clipboardData?.types ?? [];
      const names = files.map(({ name }) => name);
      if (event.defaultPrevented || !bringsFiles(types, names, isField(event.target))) return;
      event.preventDefault();
      take.current(files.map((file) => renamed(file, nameOfPasted(file))));
    };
    target.addEventListener('dragover', onDragOver);
    target.addEventListener('dragleave', onDragLeave);
    target.addEventListener('drop', onDrop);
    document.addEventListener('paste', onPaste);
    return () => {
      setOver(false);
      target.removeEventListener('dragover', onDragOver);
      target.removeEventListener('dragleave', onDragLeave);
      target.removeEventListener('drop', onDrop);
      document.removeEventListener('paste', onPaste);
    };
  }, [area, enabled]);
  return { over };
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

function renamed(file: File, name: string): File {
  const { type, lastModified } = file;
  return file.name === name ? file : new File([file], name, { type, lastModified });
}
