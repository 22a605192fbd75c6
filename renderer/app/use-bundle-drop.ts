import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { isBundleName, viewerPath } from '#shared/lib/viewer-address.ts';
import { uploadFile } from '#renderer/lib/files.ts';

/**
 * A bundle dropped on the window, where no part of the page takes files, is shown by the viewer. Anything else dropped
 * there does nothing: left to itself the window would go to the file and away from the work. `enabled` false: nothing is
 * shown.
 */
export function useBundleDrop(enabled: boolean): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    const isOurs = (event: DragEvent): boolean =>
      !event.defaultPrevented && (event.dataTransfer?.types.includes('Files') ?? false);
    const onDragOver = (event: DragEvent): void => {
      if (isOurs(event)) event.preventDefault();
    };
    const show = async (file: File): Promise<void> => {
      const upload = await uploadFile(file);
      if (upload.ok) navigate(viewerPath(upload.value.token));
    };
    const onDrop = (event: DragEvent): void => {
      if (!isOurs(event)) return;
      event.preventDefault();
      const bundle = [...(event.dataTransfer?.files ?? [])].find(({ name }) => isBundleName(name));
      if (enabled && bundle) void show(bundle);
    };
    // On the document: whoever takes files himself has said so by the time the event comes here.
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('drop', onDrop);
    };
  }, [enabled, navigate]);
}
