import Sortable from "sortablejs";

/** Where in which list something was dragged from, and to; places count from 0, without what is dragged. */
export type Dragged = { from: HTMLElement; at: number; to: HTMLElement; place: number };

/** Makes what a list holds draggable by a handle, by mouse and by touch, into other lists of the same group too. */
export function draggable(group: string, handle: string, ondrag: (dragged: Dragged) => void): (list: HTMLElement) => () => void {
  return (list) => {
    let follower: Node | null = null;
    const sortable = Sortable.create(list, {
      group,
      handle,
      // the browser's own dragging knows no touch, and shows a picture that can't be styled
      forceFallback: true,
      fallbackOnBody: true,
      fallbackTolerance: 4,
      fallbackClass: "dragged",
      ghostClass: "landing",
      scrollSensitivity: 80,
      onStart: ({ item }) => (follower = item.nextSibling),
      onEnd: ({ item, from, to, oldIndex = 0, newIndex = 0 }) => {
        // the page belongs to the tree: put back what was moved, and let the tree move it
        from.insertBefore(item, follower);
        if (from !== to || oldIndex !== newIndex) ondrag({ from, at: oldIndex, to, place: newIndex });
      },
    });
    return () => sortable.destroy();
  };
}
