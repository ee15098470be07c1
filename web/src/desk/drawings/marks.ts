import type { About, Mark } from "../../api/drawings";

/** Where a mark leads, and what that place is called. */
export type Link = { href: string; label: string };
export type LinkOf = (about: About) => Link | undefined;

/** A mark with the place it leads to; `first` of all those that lead there is the one for the keyboard. */
type Placed = { mark: Mark; link: Link | undefined; first: boolean };

export function placed(marks: readonly Mark[], linkOf: LinkOf | undefined): Placed[] {
  const known = new Set<string>();
  return marks.map((mark) => {
    const about = "about" in mark ? mark.about : null;
    const link = named(about ? linkOf?.(about) : undefined, mark);
    const first = link !== undefined && !known.has(link.href);
    if (link) known.add(link.href);
    return { mark, link, first };
  });
}

/** Who hears the name of a link and who reads its text must be able to speak of the same. */
function named(link: Link | undefined, mark: Mark): Link | undefined {
  if (!link || mark.kind !== "text" || link.label.includes(mark.text)) return link;
  return { ...link, label: mark.text.includes(link.label) ? mark.text : `${link.label} ${mark.text}` };
}

const anchors = { left: "start", right: "end", centre: "middle" } as const;

export function anchorOf(align: keyof typeof anchors): "start" | "end" | "middle" {
  return anchors[align];
}

export function pointsText(points: readonly (readonly number[])[]): string {
  return points.map((point) => point.join(",")).join(" ");
}
