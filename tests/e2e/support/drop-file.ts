import type { Page } from 'playwright-core';

/** Drags a file over the page's middle and drops it there. `left`: the page does not take it, and the browser would. */
export async function dropFile(page: Page, name: string, content: Buffer): Promise<'taken' | 'left'> {
  return page.evaluate(
    ([fileName, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], fileName));
      const target = document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.body;
      const isLeft = ['dragover', 'drop']
        .map((kind) =>
          target.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer })),
        )
        .includes(true);
      return isLeft ? ('left' as const) : ('taken' as const);
    },
    [name, content.toString('base64')] as const,
  );
}
